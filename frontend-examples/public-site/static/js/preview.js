// Keeps the place on the page when the editor's panel shows a newer draft, as Wagtail's panel asks of what it frames.
(() => {
  const panel = document.currentScript.dataset.panel;
  if (window.parent === window) {
    return;
  }
  const tell = (message) => window.parent.postMessage({ wagtail: { ...message, origin: window.location.origin } }, panel);

  window.addEventListener("message", ({ origin, data }) => {
    if (origin !== panel) {
      return;
    }
    switch (data?.wagtail?.type) {
      case "w-preview:get-scroll-position":
        tell({ type: "w-preview:set-scroll-position", x: window.scrollX, y: window.scrollY });
        break;
      case "w-preview:set-scroll-position":
        window.scrollTo({ left: data.wagtail.x, top: data.wagtail.y, behavior: "instant" });
        break;
    }
  });
  window.addEventListener("load", () => tell({ type: "w-preview:request-scroll" }));
})();
