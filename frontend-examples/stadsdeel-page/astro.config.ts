import { defineConfig } from "astro/config";

export default defineConfig({
  // Files of their own, so that the content security policy needs no exception.
  build: { inlineStylesheets: "never" },
  compressHTML: true,
  trailingSlash: "always",
  devToolbar: { enabled: false },
});
