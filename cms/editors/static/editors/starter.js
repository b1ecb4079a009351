// Starts what Wagtail starts with a script inside the page, which our content security policy refuses.
// The templates in templates/wagtailadmin/ and starting.py name this controller.
window.wagtail.app.register(
  "editors-starter",
  class extends window.StimulusModule.Controller {
    static values = { make: String, call: String, arguments: Array };

    connect() {
      if (this.makeValue) {
        new window[this.makeValue](...this.argumentsValue);
      } else {
        window[this.callValue](...this.argumentsValue);
      }
      // Once started it must not start again when its part of the page is moved.
      this.element.remove();
    }
  },
);
