// Lets a form wait for its own autosave.
//
//   autosave on its way ─► a button is pressed ─► held ─► autosave has ended ─► sent
//
// Sent at the same time, both would make the new page, and the later one is refused because its address is taken.
// While the form is being sent nothing is saved by itself any more: the form holds it all.
(() => {
  const LONGEST_WAIT_MS = 10_000;
  let isSaving = false;
  let isLeaving = false;
  let sendHeld = null;

  const end = () => {
    isSaving = false;
    sendHeld?.();
  };

  const hold = (form, button) => {
    // By the time it is sent, Wagtail has disabled the button, and a disabled button is not sent along.
    const pressed = document.createElement("input");
    pressed.type = "hidden";
    pressed.name = button?.name ?? "";
    pressed.value = button?.value ?? "";
    const timer = setTimeout(end, LONGEST_WAIT_MS);
    sendHeld = () => {
      clearTimeout(timer);
      sendHeld = null;
      form.append(pressed);
      form.requestSubmit();
      pressed.remove();
    };
  };

  document.addEventListener("w-autosave:save", (event) => {
    if (isLeaving) {
      event.preventDefault();
    } else {
      isSaving = true;
    }
  });
  document.addEventListener("w-autosave:success", end);
  document.addEventListener("w-autosave:error", end);

  document.addEventListener("submit", (event) => {
    if (isSaving && event.target.matches("form[data-edit-form]")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      hold(event.target, event.submitter);
    }
  }, true);
  // Last of all: who else had a say about sending it may have asked the editor to look first.
  window.addEventListener("submit", (event) => {
    isLeaving = !event.defaultPrevented;
  });
  // Back in the history, an editor may find the form as it was.
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
})();
