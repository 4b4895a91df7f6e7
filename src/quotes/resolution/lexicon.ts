import { functionWords } from '../../text/index.ts';

/** Closed classes of English words that say what a noun phrase names. All in lower case, without full stops. */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Titles of address, and the gender that they give. */
export const courtesyTitles: ReadonlyMap<string, 'male' | 'female' | null> = new Map([
  ['mr', 'male'], ['sir', 'male'], ['lord', 'male'], ['king', 'male'], ['prince', 'male'], ['father', 'male'], ['pope', 'male'],
  ['mrs', 'female'], ['ms', 'female'], ['miss', 'female'], ['dame', 'female'], ['lady', 'female'], ['queen', 'female'],
  ['princess', 'female'], ['sister', 'female'], ['dr', null], ['messrs', 'male'],
]); // prettier-ignore

/** Shortened titles and the noun that a later "the senator" takes up. */
export const titleNouns: ReadonlyMap<string, string> = new Map([
  ['sen', 'senator'], ['sens', 'senator'], ['rep', 'representative'], ['reps', 'representative'], ['gov', 'governor'],
  ['govs', 'governor'], ['gen', 'general'], ['lt', 'lieutenant'], ['col', 'colonel'], ['sgt', 'sergeant'],
  ['capt', 'captain'], ['maj', 'major'], ['adm', 'admiral'], ['cmdr', 'commander'], ['rev', 'reverend'],
  ['prof', 'professor'], ['pres', 'president'], ['det', 'detective'], ['supt', 'superintendent'], ['cpl', 'corporal'],
  ['amb', 'ambassador'], ['hon', 'judge'], ['insp', 'inspector'], ['sec', 'secretary'], ['atty', 'attorney'],
]); // prettier-ignore

/** Offices and ranks: they stand before a name as its title ("Mayor Don Guardian"). */
export const offices: ReadonlySet<string> = set(`
  senator representative governor general lieutenant colonel sergeant captain major admiral commander reverend professor
  president detective superintendent corporal ambassador inspector congressman congresswoman secretary mayor judge justice
  pastor pope bishop archbishop cardinal rabbi imam chancellor minister premier chairman chairwoman chairperson director
  officer chief sheriff deputy attorney speaker councilman councilwoman commissioner assemblyman assemblywoman delegate coach
  undersecretary spokesman spokeswoman spokesperson lawmaker candidate leader ceo editor aide adviser advisor strategist
  consultant analyst economist historian author writer columnist journalist reporter correspondent host anchor commentator
  actor actress singer comedian businessman businesswoman billionaire founder owner manager lawyer prosecutor agent
  nominee front-runner frontrunner rival king queen prince princess emperor sultan sheikh dictator researcher counsel
  pollster vice-president secretary-general director-general governor-general`);

/** Nouns for one person: offices, trades and parts in a story. */
export const personNouns: ReadonlySet<string> = new Set([
  ...offices,
  ...set(`
  expert official diplomat pundit blogger artist musician producer millionaire mogul magnate developer investor banker
  executive entrepreneur partner defendant plaintiff suspect witness victim shooter gunman attacker survivor doctor physician
  nurse surgeon neurosurgeon scientist scholar teacher student farmer worker soldier veteran policeman policewoman
  resident neighbor neighbour voter supporter backer opponent critic activist organizer organiser protester protestor volunteer
  donor source insider man woman boy girl father mother son daughter brother sister wife husband widow uncle aunt cousin
  friend colleague politician statesman challenger incumbent contender hopeful democrat republican conservative liberal
  socialist libertarian independent legislator parliamentarian envoy negotiator monitor investigator operative tycoon
  star champion player athlete quarterback pilot driver passenger customer user person people cleric priest preacher evangelist
  strongman rebel fighter militant interviewer moderator sibling twin teenager immigrant refugee native bystander onlooker
  demonstrator treasurer comptroller auditor regulator trustee dean provost principal coordinator specialist technician
  engineer heiress dissident exile physicist biologist chemist psychologist psychiatrist sociologist freeholder mourner
  boss skipper striker midfielder goalkeeper attendee participant observer member ally surrogate parent relative fan viewer reader guest prisoner inmate hostage`),
]);

/** Nouns under which unnamed people speak; a name is never guessed behind them. */
export const anonymousNouns: ReadonlySet<string> = set(`
  source official diplomat insider person people man woman witness resident voter user expert analyst observer aide
  adviser advisor strategist operative investigator prosecutor supporter critic donor friend member neighbor executive`);

/** Nouns for people or bodies that speak as one; they are taken up by "it" or "they". */
export const groupNouns: ReadonlySet<string> = set(`
  group organization organisation company firm corporation agency administration government ministry department committee
  commission council court bank university college school church party campaign team delegation side coalition alliance
  union association institute institution foundation center centre board panel jury office bureau police army military
  force navy family couple crowd congress senate house parliament cabinet regime state nation country city county
  town community newspaper paper magazine broadcaster network channel station website site outlet publication tabloid daily
  weekly journal press media program show studio publisher league club chamber federation society movement militia
  embassy consulate mission authority service staff crew majority public tribe faction camp caucus lobby pac
  industry airline hospital nonprofit charity startup conglomerate manufacturer retailer carrier contractor utility`);

/** Documents and utterances: what they say, their author says. */
export const documentNouns: ReadonlySet<string> = set(`
  statement letter report article story column op-ed editorial note memo memorandum email e-mail message tweet post posting
  book memoir biography autobiography document filing lawsuit complaint affidavit suit petition testimony transcript
  speech remark remarks comment comments interview release announcement study survey poll analysis paper essay review
  blog caption headline ad advertisement spot video recording tape cable cables record records ruling opinion order
  law act bill resolution indictment warrant motion brief plan proposal invitation pitch page profile account dispatch
  piece excerpt press-release assertion claim`);

/** What makes a proper name that of a news outlet. */
export const outletWords: ReadonlySet<string> = set(`
  times post news journal herald tribune press cnn msnbc fox cbs nbc abc bbc npr pbs cnbc c-span reuters bloomberg politico ap afp
  upi breitbart univision telemundo newsweek guardian telegraph gazette chronicle courier examiner observer globe
  inquirer sentinel register star-ledger mail express mirror independent radio tv television network broadcasting
  channel dispatch today slate vox buzzfeed huffpost huffington vice hbo showtime gq esquire vogue fortune forbes
  atlantic economist spiegel monde figaro xinhua tass interfax sputnik rt jazeera arabiya daily weekly magazine wsj
  nyt wikileaks axios propublica espn wire gawker drudge newsmax realclearpolitics`);

/** Common nouns for outlets and those who ask for them: "told the broadcaster", "told a TV interviewer". */
export const outletNouns: ReadonlySet<string> = set(`
  newspaper paper broadcaster network channel station magazine website site outlet publication tabloid daily weekly journal
  agency interviewer reporter reporters journalist journalists correspondent host anchor podcast press blog`);

/** Last words of the names of bodies, so that a name with one is no person's. */
export const organisationWords: ReadonlySet<string> = set(`
  university college school department ministry committee commission council court bank party union association institute
  foundation center centre board office bureau police army force navy administration government congress senate house parliament
  agency authority service services group company corporation corp inc ltd llc co industries systems partners holdings
  airlines airport hotel casino hospital church museum club league federation society movement action change fund
  campaign coalition alliance network project street square avenue road county city state states island islands river
  lake valley beach park hall building tower bridge station hospital act bill law amendment treaty agreement deal plan war
  day night week festival award awards prize bowl cup convention conference summit caucus pac usa america states nation nations
  street capitol hill pentagon kremlin democrats republicans books media research security defense intelligence
  international national american united relations affairs state treasury justice reserve supreme district republic kingdom
  freedom liberty democratic republican presidential americans muslims christians jews russians chinese ukrainians
  observatory labs laboratory laboratories technologies motors foods airways railways chamber commerce organization organisation east west north south northern southern eastern western`);

/** Names with one of these are places or adjectives and rarely speak: US states; countries come from `Intl`. */
export const places: ReadonlySet<string> = new Set([
  ...'alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|america|europe|asia|africa|washington d.c|brussels|beijing|moscow|london|paris|berlin|los angeles|chicago|boston|britain|england|scotland|wales'.split(
    '|',
  ),
  ...countries(),
]);

function countries(): string[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  return letters.flatMap((a) => letters.map((b) => names.of(a + b)?.toLowerCase() ?? '')).filter(Boolean);
}

/** Small words inside names: "Ludwig van Beethoven", "Bashar al-Assad". */
export const nameParticles: ReadonlySet<string> = set(
  'de da di del della der den du la le van von bin ibn al el bint ben dos ter',
);

/** Parts after a family name. */
export const nameSuffixes: ReadonlySet<string> = set('jr sr ii iii iv esq md phd');

/** A word without its full stop, as the lists above have it. */
export const bareWord = (normal: string): string => normal.replaceAll('.', '').replace(/'s?$/u, '');

/** Words that stand first in names of places and movements, and so are no first names there. */
export const geographicFirstWords: ReadonlySet<string> = set(
  'san santa saint st los las el al new fort mount lake port north south east west',
);

/** Function words that are no names when they have a capital; "Will", "May" and "Don" are. */
export const neverNames: ReadonlySet<string> = new Set(
  [...functionWords]
    .filter((word) => word.length > 2 && !/^(?:will|may|don|won|own)$/u.test(word))
    .concat('i a am an as at be by do go he if in is it me my no of off on or so to up us we'.split(' ')),
);

/** Words that join the parts of a name: "Council on Foreign Trade", "Books & Media". */
export const joiners: ReadonlySet<string> = set('of for on and & the in at');

const inhabitantEnding = /^(?:n?|an|[iev]an|vian|egian|n?iard|ard|on|[eiko]|ni|d?er|a?ite)$/u;
const lastWordsOfPlaces: ReadonlySet<string> = new Set([...places].map((place) => place.split(' ').at(-1)!));

/** Whether a word in lower case is what somebody from a country, state or city is called: "briton", "texan", "pole". */
export function isInhabitant(word: string): boolean {
  if (word.length < 4 || lastWordsOfPlaces.has(word)) return false;
  if (groupNouns.has(word) || outletWords.has(word) || documentNouns.has(word)) return false;
  return [...lastWordsOfPlaces].some((place) => {
    let same = 0;
    while (same < word.length && word[same] === place[same]) same++;
    return same >= 3 && place.length - same <= 4 && inhabitantEnding.test(word.slice(same));
  });
}
