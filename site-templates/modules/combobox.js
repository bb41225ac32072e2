// A text field with suggestions below it, by the combobox pattern of the ARIA Authoring Practices Guide.
import { h } from "./view.js";

/**
 * @param suggest from what is typed to `[{ value, label, note }]`
 * @param choose called with the value of what is chosen
 */
export function combobox(input, list, suggest, choose) {
  let options = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const mark = (index) => {
    active = options.length === 0 ? -1 : (index + options.length) % options.length;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
  };

  const take = (index) => {
    const { value } = options[index];
    input.value = "";
    close();
    choose(value);
    input.focus();
  };

  const open = () => {
    const typed = input.value.trim();
    options = typed === "" ? [] : suggest(typed);
    if (typed === "") {
      close();
      return;
    }
    list.replaceChildren(
      ...options.map(({ label, note }, index) =>
        h(
          "li",
          {
            id: `${list.id}-${index}`,
            role: "option",
            "aria-selected": "false",
            // The field keeps the focus.
            onmousedown: (event) => event.preventDefault(),
            onclick: () => take(index),
          },
          h("bdi", {}, label),
          h("code", {}, note),
        ),
      ),
    );
    if (options.length === 0) {
      list.append(h("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing is called that."));
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  };

  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) {
        open();
      }
      mark(event.key === "ArrowDown" ? active + 1 : Math.max(active, 0) - 1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!list.hidden && options.length > 0) {
        take(Math.max(active, 0));
      }
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
}
