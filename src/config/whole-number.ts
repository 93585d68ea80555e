import { z } from 'zod';

export const wholeNumber = (low: number, high: number) =>
  z.string().transform((text, context) => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= low && value <= high) return value;
    context.addIssue(`must be a whole number from ${low} to ${high}`);
    return z.NEVER;
  });
