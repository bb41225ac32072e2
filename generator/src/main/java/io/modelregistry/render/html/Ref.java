package io.modelregistry.render.html;

/** A link to a page of the site. The name may come from the data. */
record Ref(String name, String href) {}
