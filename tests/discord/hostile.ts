import fc from 'fast-check';

/** Pieces that Discord's Markdown, or a careless reader of it, gives a meaning. */
const pieces = [
  '*', '**', '_', '__', '~~', '|', '||', '`', '```', '\\', '>', '> ', '>>> ', '#', '# ', '### ', '-', '- ', '-# ', '+ ', '1. ', '12.',
  '[', ']', '(', ')', '](https://evil.example)', '[a](https://evil.example)', 'https://evil.example/a_b', 'http', '://', 'www.',
  '<', '<@123456789012345678>', '<#123456789012345678>', '<t:1700000000:R>', '</ask:123456789012345678>',
  '<:name:123456789012345678>', '@everyone', '@here', '@', ':', ':smile:', 'a:b', '\u202e', '\u2066', '\u200f', '\u0000',
  '\ufeff', '\ud83d', '\ude00', '👩‍👩‍👧‍👦', 'é', 'e\u0301', 'العربية', '“', '”', "'", '"', '…', '¶3', '\n', '\r\n', '\u2028', '\t', ' ', '  ',
  'word', 'Damascus', 'sovereignty', '7', '.', ',', '?', '!',
]; // prettier-ignore

/** Any text, most of it made to break out of a card. */
export function hostileText(
  options: { readonly maxLength?: number; readonly minLength?: number } = {},
): fc.Arbitrary<string> {
  return fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...pieces) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
      ),
      {
        maxLength: 40,
        ...options,
      },
    )
    .map((list) => list.join(''));
}
