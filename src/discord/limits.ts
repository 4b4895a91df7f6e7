/** Limits of Discord, from its developer documentation ("Message", "Component Reference", "Application Commands"). */
export const limits = {
  /** Characters of all text displays of a Components V2 message together. */
  cardText: 4000,
  customId: 100,
  buttonLabel: 80,
  /** Suggestions of an autocomplete, and the characters of their names and values. */
  choices: 25,
  choice: 100,
  /** Characters of the description of a label in a modal. */
  labelDescription: 100,
} as const;

/** Milliseconds after which a command that has no result yet is acknowledged; Discord gives up after 3,000. */
export const acknowledgeAfter = 1000;
