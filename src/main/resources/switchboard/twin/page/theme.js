/** Light and dark: by the system until somebody chooses, and then remembered on this device. */
const ORDER = { auto: "light", light: "dark", dark: "auto" };
const WORDS = { auto: "as the system", light: "light", dark: "dark" };

function stored() {
  try {
    return localStorage.getItem("twin-theme") ?? "auto";
  } catch {
    return "auto";
  }
}

/** Puts the theme in force and lets the button go round the three. */
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
      localStorage.setItem("twin-theme", theme);
    } catch {
      /* Without storage the choice lasts as long as the page. */
    }
  });
}
