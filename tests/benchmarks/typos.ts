import { randomFrom } from '../../src/training/random.ts';

/** A question with one or two letters changed in words of four or more, the same for the same seed. */
export function misspell(question: string, seed: number): string {
  const random = randomFrom(seed);
  let text = question;
  const edits = random() < 0.5 ? 1 : 2;
  for (let edit = 0; edit < edits; edit++) {
    const words = Array.from(text.matchAll(/\p{L}{4,}/gu));
    const word = words[Math.floor(random() * words.length)];
    if (!word) return text;
    const at = word.index + 1 + Math.floor(random() * (word[0].length - 2));
    text = editLetter(
      text,
      at,
      Math.floor(random() * 4),
      String.fromCharCode(97 + Math.floor(random() * 26)),
    );
  }
  return text;
}

/** Leaves out, doubles, swaps or replaces the letter at an offset. */
function editLetter(text: string, at: number, kind: number, letter: string): string {
  const [before, here, next, after] = [
    text.slice(0, at),
    text.charAt(at),
    text.charAt(at + 1),
    text.slice(at + 2),
  ];
  if (kind === 0) return before + next + after;
  if (kind === 1) return before + here + here + next + after;
  if (kind === 2) return before + next + here + after;
  return before + letter + next + after;
}
