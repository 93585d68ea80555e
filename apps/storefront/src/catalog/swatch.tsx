/** Shows a color. The text next to it is the name of the color. `fill` is an attribute, because the content security policy refuses inline styles. */
export const Swatch = ({ color }: { color: string | null | undefined }) =>
  color ? (
    <svg className="swatch" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="9.5" fill={color} />
    </svg>
  ) : null;
