// Verifies a document by its file: its digest is computed here, and alone is sent. Without script it can be typed.
import { sha256 } from "./sha256.js";

const file = document.querySelector("[data-digest]");
file.closest(".field").hidden = false;
file.addEventListener("change", async () => {
  if (!file.files.length) return;
  const digest = sha256(new Uint8Array(await file.files[0].arrayBuffer()));
  const shown = document.querySelector(file.dataset.digest);
  shown.value = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  shown.form.requestSubmit();
});
