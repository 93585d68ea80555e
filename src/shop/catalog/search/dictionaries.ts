/** The stemmers of PostgreSQL 15 and newer, by the language of a locale (ISO 639). */
const STEMMERS = new Map(
  [
    'ar=arabic ca=catalan da=danish de=german el=greek en=english es=spanish eu=basque fi=finnish fr=french',
    'ga=irish hi=hindi hu=hungarian hy=armenian id=indonesian it=italian lt=lithuanian nb=norwegian ne=nepali',
    'nl=dutch nn=norwegian no=norwegian pt=portuguese ro=romanian ru=russian sr=serbian sv=swedish ta=tamil',
    'tr=turkish yi=yiddish',
  ].flatMap((line) => line.split(' ').map((pair) => pair.split('=') as [string, string])),
);

/** Returns PostgreSQL's dictionary for a locale: a stemmer, or a dictionary that does not change words. */
export function dictionaryOf(locale: string): string {
  const stemmer = STEMMERS.get(new Intl.Locale(locale).language);
  return stemmer ? `${stemmer}_stem` : 'simple';
}
