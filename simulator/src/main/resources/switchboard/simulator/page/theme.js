/** Light and dark theme: follows the system until the user chooses; the choice is stored in the browser. */
const ORDER = { auto: "light", light: "dark", dark: "auto" };
const WORDS = { auto: "system", light: "light", dark: "dark" };

function stored() {
  try {
    return localStorage.getItem("simulator-theme") ?? "auto";
  } catch {
    return "auto";
  }
}

/** Applies the theme and lets the button cycle through the three. */
export function startTheme(button, icon) {
  const apply = (theme) => {
    document.documentElement.dataset.theme = theme;
    button.firstElementChild.replaceWith(icon(theme));
    button.lastElementChild.textContent = `Theme: ${WORDS[theme]}`;
    button.title = `Theme: ${WORDS[theme]}`;
  };
  let theme = ORDER[stored()] ? stored() : "auto";
  apply(theme);
  button.addEventListener("click", () => {
    theme = ORDER[theme];
    apply(theme);
    try {
      localStorage.setItem("simulator-theme", theme);
    } catch {
      /* Without storage the choice is lost on reload. */
    }
  });
}
