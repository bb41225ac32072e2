// Opens the calculator of a model's page. It and the registry are fetched only when somebody wants them.

const box = document.querySelector("details.calculate");

function start() {
  if (box.open) {
    box.removeEventListener("toggle", start);
    import("./calculator.js");
  }
}

if (box) {
  box.addEventListener("toggle", start);
  // An address that holds a workload was sent to be read.
  if (/[?&](requests|input|cached|written|output|tier|at)=/.test(location.search)) {
    box.open = true;
  }
}
