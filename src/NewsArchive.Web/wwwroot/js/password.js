// Adds a switch below each password field that shows what is typed.
document.querySelectorAll("input[type=password]").forEach(field => {
  const label = document.createElement("label");
  const box = document.createElement("input");
  label.className = "check";
  box.type = "checkbox";
  box.addEventListener("change", () => { field.type = box.checked ? "text" : "password"; });
  label.append(box, "Show what is typed");
  field.after(label);
  // Hidden again, so that the browser does not remember it as it does other text.
  field.form.addEventListener("submit", () => { field.type = "password"; });
});
