/** One entry of a header such as Accept or Accept-Encoding, in lower case. */
export type QualityValue = { value: string; quality: number; position: number };

/** Parses a list with quality values (RFC 9110, 12.4.2). An entry with quality 0 is not accepted. */
export const parseQualityValues = (header: string): QualityValue[] =>
  header.split(',').map((text, position) => {
    const [value = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { value, quality: quality === undefined ? 1 : Number(quality) || 0, position };
  });
