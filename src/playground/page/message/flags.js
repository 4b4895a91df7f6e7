/**
 * Bits of a message's flags.
 * https://discord.com/developers/docs/resources/message#message-object-message-flags
 */
export const Flag = { ephemeral: 64, loading: 128, componentsV2: 32_768 };
