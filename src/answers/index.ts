export type { Answer, Correction, Excerpt } from './answer.ts';
export { answerQuestion, type AnswerOptions } from './answer-question.ts';
export { chooseArticle } from './choose.ts';
export { exampleQuestions } from './examples.ts';
export { openArticle, type OpenArticle, type OpenOptions } from './open.ts';
export { createOpener } from './opener.ts';
export { searchPassages, type FoundPassage } from './search.ts';
export { isPleasantry } from './question.ts';
export { isBareFollowUp, questionsIn, type PartQuestion } from './split-questions.ts';
