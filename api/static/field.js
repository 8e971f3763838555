// Pages of the field: copies an address or a place to the clipboard. Without script there is no such button.
// Phones of Apple open their map by a scheme of their own, not by `geo:` (RFC 5870).
if (/iPhone|iPad/.test(navigator.userAgent)) {
  for (const link of document.querySelectorAll("[data-address]")) {
    link.href = `maps://?q=${encodeURIComponent(link.dataset.address)}`;
  }
}
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
    button.textContent = button.dataset.copied;
  });
}
