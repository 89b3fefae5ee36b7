// Opens the claim behind a mark or a row beside it. Without this script the same links lead to the claim at the end.
document.addEventListener("click", function (event) {
  var link = event.target.closest && event.target.closest("a.to-claim");
  if (!link) return;
  var id = (link.getAttribute("href") || "").slice(1);
  var claim = document.getElementById(id);
  if (!claim) return;
  event.preventDefault();
  close();
  var panel = document.createElement("aside");
  panel.id = "panel";
  var button = document.createElement("button");
  button.textContent = "×";
  button.setAttribute("aria-label", "Close");
  button.addEventListener("click", close);
  var copy = claim.cloneNode(true);
  copy.removeAttribute("id");
  panel.append(button, copy);
  document.body.append(panel);
});
document.addEventListener("keydown", function (event) { if (event.key === "Escape") close(); });
function close() { var panel = document.getElementById("panel"); if (panel) panel.remove(); }
