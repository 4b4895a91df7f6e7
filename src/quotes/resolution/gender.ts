import { getGender } from 'gender-detection-from-name';
import { bareWord, courtesyTitles } from './lexicon.ts';

/** Grammatical gender of a person as pronouns show it; null where neither name nor role tells. */
export type Gender = 'male' | 'female' | null;

const maleNouns =
  /(?:^|-)(?:\w*[^w]man|\w*men|man|boy|father|son|brother|husband|uncle|king|prince|actor|businessman|widower|priest|pope|grandfather|grandson|nephew|gentleman|sir|lord)$/u;
const femaleNouns =
  /(?:^|-)(?:\w*wom[ae]n|girl|mother|daughter|sister|wife|aunt|queen|princess|actress|widow|nun|grandmother|niece|lady|dame|heiress|waitress)$/u;

/** The gender that a first name most often has in the lexicon of first names, or null. */
export function genderOfFirstName(name: string): Gender {
  const gender = getGender(name, 'en');
  return gender === 'unknown' ? null : gender;
}

/** The gender that a title ("Mr.") or a noun ("spokeswoman") gives, or null. */
export function genderOfNoun(noun: string): Gender {
  const word = bareWord(noun.toLowerCase());
  const title = courtesyTitles.get(word);
  if (title) return title;
  if (femaleNouns.test(word)) return 'female';
  if (word !== 'human' && word !== 'german' && word !== 'roman' && maleNouns.test(word)) return 'male';
  return null;
}
