import { createContext, useContext, type ReactNode } from 'react';
import { sharedStorage } from '../storage.ts';
import { en, type Messages } from './en.ts';

export type Language = 'en' | 'de';
export const LANGUAGES: Record<Language, string> = { en: 'English', de: 'Deutsch' };
const KEY = 'language';

const isLanguage = (text: string): text is Language => Object.hasOwn(LANGUAGES, text);

/** Returns the language that the customer has chosen, or the first language of the browser for which there are texts. */
export function preferredLanguage(): Language {
  const chosen = sharedStorage.get<string>(KEY);
  if (chosen && isLanguage(chosen)) return chosen;
  const known = navigator.languages.map((tag) => tag.split('-')[0]!.toLowerCase()).find(isLanguage);
  return known ?? 'en';
}

export function chooseLanguage(language: Language): void {
  sharedStorage.set(KEY, language);
  location.reload();
}

export async function loadMessages(language: Language): Promise<Messages> {
  return language === 'de' ? (await import('./de.ts')).de : en;
}

type Texts = { language: Language; locale: string; messages: Messages };

const Context = createContext<Texts>({ language: 'en', locale: 'en', messages: en });

export const MessagesProvider = ({ texts, children }: { texts: Texts; children: ReactNode }) => (
  <Context value={texts}>{children}</Context>
);

/** Returns the texts of the shop in the language of the customer. */
export const useMessages = (): Messages => useContext(Context).messages;

export const useLanguage = (): Language => useContext(Context).language;

/** Returns the locale that formats amounts and dates: the one of the browser if it has the language of the texts. */
export const useLocale = (): string => useContext(Context).locale;

export function localeFor(language: Language): string {
  return navigator.languages.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;
}
