import { describe, expect, test } from 'vitest';
import { analyseQuestion } from '../../src/answers/question.ts';

describe('what is asked for', () => {
  test.each([
    ['who brokered the meeting', 'person'],
    ['Who said the talks were direct?', 'speaker'],
    ['when did the clashes break out', 'time'],
    ['What year was the bridge built?', 'time'],
    ['how many people were killed?', 'number'],
    ['What percentage of voters agree', 'number'],
    ['where were the talks held', 'place'],
    ['which country does he come from?', 'place'],
    ['why did they leave', 'reason'],
    ['how come nobody noticed?', 'reason'],
    ['how did they find the wreck', 'manner'],
    ['what did the senator say about taxes?', 'statement'],
    ['what did the president reply', 'statement'],
    ['what was the deal called?', 'thing'],
    ['who was called a liar by the senator?', 'person'],
    ['what does she call the plan?', 'statement'],
    ['what will replace the hospital?', 'thing'],
    ['what did the state auditor find', 'thing'],
    ['Did the talks end well?', 'yes-no'],
    ['is that why she left', 'yes-no'],
    ['which company made the car?', 'organisation'],
    ['what was stolen from the museum last night?', 'thing'],
  ])('%s', (question, asked) => {
    expect(analyseQuestion(question).asked).toBe(asked);
  });

  test('chatty openers and polite requests are passed over', () => {
    expect(analyseQuestion('ok so lol, can you tell me when it starts?').asked).toBe('time');
    expect(analyseQuestion('does anyone know who paid for the wall').asked).toBe('person');
  });

  test.each([
    'hey bot can you tell me who paid',
    'good morning, who paid',
    '@Verbatim who paid',
    'bot: who paid',
    'thanks! and who paid',
    'bruh who paid',
    'lmaooo who paid',
    'can i ask who paid',
    'let me know who paid',
  ])('%j is read as "who paid"', (question) => {
    expect(analyseQuestion(question).text).toBe('who paid');
  });
});

describe('a question whether the article tells something is read as that something', () => {
  test.each([
    ['does it say who brokered the talks', 'who brokered the talks', 'person'],
    ['Does the article mention why they left?', 'why they left?', 'reason'],
    ['so did they actually say when it starts', 'when it starts', 'time'],
    ['does it say anything about how many died', 'how many died', 'number'],
    ['does the piece say whether the talks failed', 'the talks failed', 'yes-no'],
  ])('%j', (question, text, asked) => {
    expect(analyseQuestion(question)).toMatchObject({ text, asked });
  });

  test.each(['does it mention Iran', 'does it say that', 'did the senator say who paid'])(
    '%j stays as it is',
    (question) => {
      expect(analyseQuestion(question).text).toBe(question);
    },
  );
});

describe('spellings of chats are written out', () => {
  test.each([
    ['wen did ppl leave', 'when did people leave', 'time'],
    ['Wut did the govt ask for?', 'what did the government ask for?', 'statement'],
    ['y did he go', 'why did he go', 'reason'],
    ['who r the Druze', 'who are the Druze', 'person'],
    ['ok so whens the trial', "when's the trial", 'time'],
    ['tell me y', 'why', 'reason'],
  ])('%j', (question, text, asked) => {
    expect(analyseQuestion(question)).toMatchObject({ text, asked });
  });

  test.each(['what did wen say to R. Kelly', 'are X and Y friends', 'who leads PPL', 'what about a U-turn'])(
    '%j has none',
    (question) => {
      expect(analyseQuestion(question).text).toBe(question);
    },
  );
});

test('the focus is the noun that the question word asks about', () => {
  const { reading, focus } = analyseQuestion('Which email provider was he using?');
  expect(reading.tokens[focus]?.text).toBe('provider');
});

test('function words and chatter carry no subject', () => {
  const { content } = analyseQuestion('lol what did the delegation actually say about the borders');
  expect(content.map((token) => token.normal)).toEqual(['delegation', 'say', 'borders']);
});

describe('follow-ups', () => {
  test.each([
    [
      'What did the Syrian delegation say about Sweida?',
      'And what did it demand?',
      'what did the Syrian delegation demand',
    ],
    ['What did the Druze leaders say?', 'and the source?', 'What did the source say'],
    ['What did Netanyahu say?', 'what about Hamas?', 'What did Hamas say'],
    ['What did the delegation warn?', 'and about Israel?', 'What did the delegation warn about Israel'],
    [
      'Who is Ash Carter?',
      'why did he use his own email account',
      'why did Ash Carter use his own email account',
    ],
    ['were the talks direct?', 'what did they aim at', 'what did the talks aim at'],
    ['what did the source say', 'who is he?', 'who is the source'],
    ['What did the source say?', 'and the Druze leaders?', 'What did the Druze leaders say'],
    [
      'how many seats does the arena have',
      'and the old stadium?',
      'how many seats does the old stadium have',
    ],
    [
      'What did the Republican nominee call for?',
      'and the Democratic nominee?',
      'What did the Democratic nominee call for',
    ],
    ['what does Senator Diallo call the plan', 'who is he?', 'who is Senator Diallo'],
    ['who led the protest?', 'what did she lose', 'what did she lose led the protest'],
    ["did 51 percent know Sinclair's name?", 'what did she say', 'what did Sinclair say'],
    ['Were the talks direct?', 'says who?', 'who said Were the talks direct'],
    ['Were the talks direct?', 'according to whom', 'who said Were the talks direct'],
    ['when was the bridge closed', 'and then?', 'what happened after was the bridge closed'],
    ['when was the bridge closed', 'so what happened next', 'what happened after was the bridge closed'],
    ['Was the bridge closed?', 'how come?', 'why Was the bridge closed'],
    // The talks are not "he".
    [
      'Who said the talks were direct?',
      'what else did he say',
      'what else did he say said the talks were direct',
    ],
  ])('after %j, %j is %j', (previous, question, read) => {
    expect(analyseQuestion(question, previous).text).toBe(read);
  });

  test('a question with no subject of its own takes that of the one before', () => {
    const { content, asked } = analyseQuestion('and when?', 'who brokered the ceasefire in Sweida?');
    expect(asked).toBe('time');
    expect(content.map((token) => token.normal)).toEqual(['brokered', 'ceasefire', 'sweida']);
  });

  test('a question with its own subject does not', () => {
    const { content } = analyseQuestion('Who leads the Israeli delegation?', 'when was the ceasefire?');
    expect(content.map((token) => token.normal)).not.toContain('ceasefire');
  });
});
