/** Limits of Discord, from its developer documentation ("Message", "Component Reference", "Application Commands"). */
export const limits = {
  /** Characters of all text displays of a Components V2 message together. */
  cardText: 4000,
  /** Components of a message, nested ones included. */
  components: 40,
  customId: 100,
  buttonLabel: 80,
  buttonsPerRow: 5,
  /** Suggestions of an autocomplete, and the characters of their names and values. */
  choices: 25,
  choice: 100,
  /** Options of a select menu, and the characters of their labels, values and descriptions. */
  selectOptions: 25,
  selectOption: 100,
  /** Characters of an attachment's description (its alt text). */
  altText: 1024,
  modalTitle: 45,
  modalLabel: 45,
  modalText: 4000,
} as const;

/** Milliseconds after which a command that has no result yet is acknowledged; Discord gives up after 3,000. */
export const acknowledgeAfter = 1000;
