/** Letters that Unicode does not decompose into a Latin letter and an accent. */
const LETTERS = new Map(
  [
    'ß=ss æ=ae œ=oe ø=o ł=l đ=d ð=d þ=th ħ=h ŧ=t ŋ=n ı=i ĸ=k ə=e ǝ=e ɓ=b ɖ=d ɗ=d ɛ=e ƒ=f ɣ=gh ƙ=k ɔ=o ʋ=v',
    'ƴ=y',
    // Greek
    'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps',
    'ω=o',
    // Cyrillic
    'а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh',
    'щ=shch ъ= ы=y ь= э=e ю=yu я=ya є=ye і=i ґ=g ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz',
    // Cyrillic of Central Asia
    'ә=a ғ=gh қ=q ҡ=q ң=ng ө=o ү=u ұ=u һ=h ҳ=h ҷ=j',
  ].flatMap((line) => line.split(' ').map((pair) => pair.split('=') as [string, string])),
);

/**
 * Writes a text in lower case, and its Latin, Greek and Cyrillic letters in ASCII: `Łódź` becomes `lodz`. Other characters stay as
 * they are.
 */
export const transliterate = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{Mark}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replace(/[^\0-\x7f]/g, (letter) => LETTERS.get(letter) ?? letter);
