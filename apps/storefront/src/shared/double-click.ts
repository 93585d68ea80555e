const CONTROLS = 'label, a, button, input, select, summary';

/** The control of the first click of a possible double click. */
let clicked: Element | null = null;

/**
 * Ignores the second click of a double click if the page has changed under the pointer: the first click can replace a button by a
 * message, and move a link or another button to its place.
 */
window.addEventListener(
  'click',
  (event) => {
    const control = event.target instanceof Element ? event.target.closest(CONTROLS) : null;
    if (event.detail < 2) {
      clicked = control;
    } else if (control && control !== clicked) {
      event.preventDefault();
      event.stopPropagation();
    }
  },
  { capture: true },
);
