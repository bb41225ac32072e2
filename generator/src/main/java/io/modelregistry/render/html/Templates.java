package io.modelregistry.render.html;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.reflect.GuardedBinding;
import com.github.mustachejava.reflect.MissingWrapper;
import com.github.mustachejava.reflect.ReflectionObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;

/** The templates on the class path, compiled once. A name that a template asks for must exist. */
final class Templates {
  /** Where templates, style sheet and pictures lie on the class path. */
  static final String FOLDER = "site-templates/";

  private static final int TYPICAL_PAGE = 16_384;

  private final DefaultMustacheFactory factory = new Factory();

  /** Fills the template of that name. */
  String fill(String name, Object view) {
    Mustache template = factory.compile(name + ".mustache");
    StringWriter page = new StringWriter(TYPICAL_PAGE);
    template.execute(page, view);
    return page.toString();
  }

  private static final class Factory extends DefaultMustacheFactory {
    Factory() {
      super(FOLDER);
      setObjectHandler(new Strict());
    }

    @Override
    public void encode(String value, Writer writer) {
      Escaping.write(value, writer);
    }
  }

  /** Refuses names that no record in scope has. */
  private static final class Strict extends ReflectionObjectHandler {
    @Override
    public Binding createBinding(String name, TemplateContext context, Code code) {
      return new GuardedBinding(this, name, context, code) {
        @Override
        protected synchronized Wrapper getWrapper(String wanted, List<Object> scopes) {
          Wrapper found = super.getWrapper(wanted, scopes);
          if (found instanceof MissingWrapper) {
            throw new MustacheException(
                "nothing is called '"
                    + wanted
                    + "' where "
                    + context.file()
                    + " asks for it in line "
                    + context.line());
          }
          return found;
        }
      };
    }
  }
}
