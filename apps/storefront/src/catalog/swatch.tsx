/** Shows a color next to its name. `fill` is an attribute, because the content security policy refuses inline styles. */
export const Swatch = ({ color }: { color: string | null | undefined }) =>
  color ? (
    <svg className="swatch" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="9.5" fill={color} />
    </svg>
  ) : null;
