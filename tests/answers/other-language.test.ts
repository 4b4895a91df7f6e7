import { describe, expect, test } from 'vitest';
import { isInAnotherLanguage } from '../../src/answers/other-language.ts';
import { openArticle } from '../../src/answers/open.ts';
import { articleOf, openSample } from './sample.ts';

const { index } = openSample();

describe('questions in another language', () => {
  test.each([
    '¿Quién dijo que las conversaciones fueron directas?',
    'de que trata esto',
    'was hat die Delegation gefordert?',
    'warum?',
    'qui a négocié la rencontre ?',
    'di cosa parla questo articolo',
    'quando começaram os confrontos',
    'hoeveel mensen zijn er omgekomen',
    'Кто организовал встречу?',
    '誰が会談を仲介した',
  ])('%j', (question) => {
    expect(isInAnotherLanguage(index, question)).toBe(true);
  });
});

describe('questions in English', () => {
  test.each([
    'wat happened',
    'des moines poll',
    'who is de la cruz',
    'do many die of it',
    'who said “que sera sera”?',
    'who is Зеленский',
    'trump comment russia',
    'tihnk abuot soverignty',
    'Sweida?',
    '',
  ])('%j', (question) => {
    expect(isInAnotherLanguage(index, question)).toBe(false);
  });
});

test('an article can be asked in its own language', () => {
  const { index: other } = openArticle(articleOf('Wer hat wann mit wem gesprochen? Niemand weiß es.'), {
    encoder: false,
  });
  expect(isInAnotherLanguage(other, 'wer hat wann gesprochen')).toBe(false);
});
