import { describe, expect, it } from 'vitest';
import { quotesOf } from './article.ts';
import { resolveMarked } from './resolution.ts';

const speakers = (text: string): (string | undefined)[] => resolveMarked(text).map(([speaker]) => speaker);

describe('what stands in for a name', () => {
  it('is where somebody is from, or which party they are of', () => {
    const text =
      'Lewis Hamilton won on Sunday. [1w “It was hot,”] [1s the Briton] [1c said].\nSenator Anne Doyle waited. [2w “I might run,”] [2s the Republican] [2c said].';
    expect(speakers(text)).toEqual(['Lewis Hamilton', 'Anne Doyle']);
  });

  it('turns to whom the sentence before is about, though the given name tells nothing of the person', () => {
    const text =
      'Pep Guardiola was pleased. [1w “We had 20,”] [1s the Spaniard] [1c said].\nErling Haaland scored twice. [2s The Norwegian] [2c said] [2w he was tired].';
    expect(speakers(text)).toEqual(['Pep Guardiola', 'Erling Haaland']);
  });

  it('may be where a person with an office is from, or the slang of a trade', () => {
    const text =
      'Pep Guardiola was pleased. [1w “We had 20,”] [1s the Spaniard] [1c said].\nLeeds manager Jesse Marsch blamed the referee. [2w “It was a foul,”] [2s the American] [2c said]. [3s The former Salzburg boss] [3c added] that [3w he was angry].';
    expect(speakers(text)).toEqual(['Pep Guardiola', 'Jesse Marsch', 'Jesse Marsch']);
  });

  it("is a person's though the given name is a verb as well", () => {
    const text =
      'Bernie Sanders spoke. [1w “Hi,”] [1s Sanders] [1c said].\nTed Cruz was not impressed. [2w “He can try,”] [2s the Texan] [2c said].';
    expect(speakers(text)).toEqual(['Bernie Sanders', 'Ted Cruz']);
  });

  it("is a company whose name begins like a person's", () => {
    const text =
      'A battery by Lumen Labs came out. [1s The company] [1c said] [1w it would ship]. [2s The Syrian Observatory for Human Rights] [2c said] [2w jets flew].';
    expect(speakers(text)).toEqual(['Lumen Labs', 'Syrian Observatory for Human Rights']);
  });

  it('is nobody where only a body of two words is there to be meant', () => {
    const text =
      'Special Operations began on Monday. [1w “Not one American will go,”] [1s the billionaire] [1c said].';
    expect(speakers(text)).toEqual(['the billionaire']);
  });

  it('is not one of several for all of them', () => {
    const text =
      '[1s Six Gannett newspapers in New Jersey, including the Asbury Park Press,] [1c said] [1w he is unfit]. [2s They] [2c urged] [2w him to resign].';
    expect(speakers(text)[1]).toBe('Six Gannett newspapers');
  });

  it('is no inhabitant where a people or a body only sounds like one', () => {
    const text =
      'Lewis Hamilton won. [1s The Vatican] [1c said] [1w it waits]. [2s The Guardian] [2c said] [2w so].';
    expect(speakers(text)).toEqual(['Vatican', 'Guardian']);
  });

  it('is no inhabitant with a capital article inside a sentence: so a newspaper is called', () => {
    const text =
      'Al Gore spoke. [1w “Hi,”] [1s Gore] [1c said].\n[2w The plan would cost $4 million], [2s The Tennessean] [2c reported].';
    expect(speakers(text)).toEqual(['Al Gore', 'Tennessean']);
  });

  it('is an age', () => {
    const text = 'Ellen Ruiz, a baker, was first. [1w “I ran,”] [1s the 24-year-old] [1c said].';
    expect(speakers(text)).toEqual(['Ellen Ruiz']);
  });

  it('is the role that "his" or "their" gives before the name', () => {
    const text =
      '[1w “We appeal,”] [1c said] [1s his lawyer, Dina Katz,] outside.\nThe judge left. [2s The lawyer] [2c said] [2w it was late].';
    expect(speakers(text)).toEqual(['Dina Katz', 'Dina Katz']);
  });

  it('is a role with a clause before the titled name', () => {
    const text =
      '[1s The lawmaker who represents the district, Rep. Luis Ortega,] [1c says] [1w he asked]. [2w “Nobody listened,”] [2s the lawmaker] [2c said].';
    expect(speakers(text)).toEqual(['Luis Ortega', 'Luis Ortega']);
  });

  it('is a surname in capitals that labels the turns of a transcript', () => {
    const { attributions } = quotesOf(
      'Mayor Ellen Ruiz answered questions on Thursday.\n\nREPORTER: When will it open?\n\nRUIZ: We hope to open it in May.\n\nREPORTER: Who pays?\n\nRUIZ: The state pays.',
    );
    const said = attributions.filter(({ kind }) => kind === 'direct').map(({ speaker }) => speaker?.name);
    expect(said.filter((name) => name === 'Ellen Ruiz')).toHaveLength(2);
    expect(said).not.toContain('RUIZ');
  });
});
