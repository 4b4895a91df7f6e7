import model from 'wink-eng-lite-web-model';
import winkNLP, { type Document, type WinkMethods } from 'wink-nlp';

/** A list of values that wink-nlp lengthens as it meets new ones, and the number of each. */
interface Feature {
  readonly list: string[];
  readonly hash: Record<string, number | undefined>;
  /** How many values the model brings. */
  readonly intrinsicSize: number;
  /** The number that the next new value gets. */
  index: number;
}

type Core = Readonly<Record<'features', Record<'lexeme' | 'prefix' | 'suffix' | 'shape', Feature>>>;

// The model is read once: that takes 60 ms, and starting wink-nlp with it 3 ms.
const core = (model.core as () => Core)();
// Read once too: what it brings is quoted once more each time, twice as long.
const metaCER: unknown = (model as { metaCER(): unknown }).metaCER();
const { lexeme, prefix, suffix, shape } = core.features;
/** How many words may be forgotten until wink-nlp is started anew: only then does it let go of what it knows of them. */
const mostForgotten = 20_000;

let nlp = start();
let remembered = lexeme.list.length;
/** What can be asked of the tokens and entities of a document. */
export const { its } = nlp;

/**
 * Reads a text with wink-nlp as if it were the first one. A word that its model does not have wink-nlp remembers in the
 * form in which it meets it first ("candidate's," leaves a word with its ending, "candidate's" alone is parted from it)
 * and takes it for known from there on: so what a text is read as would depend on those before it, and memory would
 * grow without end.
 *
 * @returns the document, to be taken apart before the next text is read
 */
export function parse(text: string): Document {
  forgetStrangers();
  return nlp.readDoc(text);
}

/** Whether a word is the model's own, by its unique id. */
export const isNative = (id: number): boolean => id < lexeme.intrinsicSize;

function start(): WinkMethods {
  return winkNLP({ ...model, core: () => core, metaCER: () => metaCER }, ['pos', 'ner']);
}

function forgetStrangers(): void {
  for (const feature of [prefix, suffix, shape]) truncate(feature);
  // What wink-nlp knows of a word it looks up by number, so that the numbers of words go on.
  if (remembered === lexeme.list.length) return;
  forget(lexeme, lexeme.list.slice(remembered));
  remembered = lexeme.list.length;
  if (remembered - lexeme.intrinsicSize < mostForgotten) return;
  truncate(lexeme);
  remembered = lexeme.list.length;
  for (const feature of [lexeme, prefix, suffix, shape]) deleteForgotten(feature);
  nlp = start();
}

function truncate(feature: Feature): void {
  if (feature.list.length === feature.intrinsicSize) return;
  forget(feature, feature.list.splice(feature.intrinsicSize));
  feature.index = feature.intrinsicSize;
}

/**
 * Takes their numbers from values, so that wink-nlp takes them for new. Their keys stay for now: where a key is deleted and
 * comes back with every question, as that of a name does, each time it takes longer to find.
 */
function forget({ hash }: Feature, values: readonly string[]): void {
  for (const value of values) hash[value] = undefined;
}

function deleteForgotten({ hash }: Feature): void {
  for (const value of Object.keys(hash)) if (hash[value] === undefined) Reflect.deleteProperty(hash, value);
}
