// Puts a button beside what people copy: elements with data-copy. Without JavaScript there is none.

const SHOWN_FOR = 2000;

/** Where what has happened is said to those who do not see the button. */
const status = document.createElement("p");
status.className = "vh";
status.setAttribute("role", "status");
document.body.append(status);

async function copy(source, button) {
  const text = source.textContent;
  try {
    await navigator.clipboard.writeText(text);
    tell(button, "Copied");
  } catch {
    // No permission, or the page came over plain HTTP: the reader's own shortcut still works.
    getSelection().selectAllChildren(source);
    tell(button, "Selected");
  }
}

function tell(button, word) {
  button.textContent = word;
  status.textContent = word;
  clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = setTimeout(() => {
    button.textContent = "Copy";
    status.textContent = "";
  }, SHOWN_FOR);
}

for (const source of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  const what = source.dataset.copy || source.textContent;
  button.setAttribute("aria-label", `Copy ${what.length > 60 ? "this text" : what}`);
  button.addEventListener("click", () => copy(source, button));
  if (source.tagName === "PRE") {
    const block = document.createElement("div");
    block.className = "block";
    source.replaceWith(block);
    block.append(source, button);
  } else {
    source.after(button);
  }
}
