/**
 * Copies to the clipboard and returns whether it worked. The asynchronous clipboard exists only in secure contexts; a
 * panel reached by plain HTTP over a private network has none, so that a hidden text area and the older command serve it.
 */
export function copyText(text: string): boolean {
  if (window.isSecureContext) {
    void navigator.clipboard.writeText(text);
    return true;
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  area.className = "fixed -top-full";
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) {
    focused.focus();
  }
  return done;
}
