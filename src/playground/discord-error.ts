/** What is wrong with one field of a request body, as Discord says it. */
export interface FieldError {
  readonly path: readonly PropertyKey[];
  /** For example `BASE_TYPE_MAX_LENGTH`. */
  readonly code: string;
  readonly message: string;
}

/** The tree in which Discord nests field errors: keys lead to fields, `_errors` holds what is wrong there. */
interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[];
}

/** An answer of the REST API other than success (https://discord.com/developers/docs/reference#error-messages). */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly status: number;
  readonly code: number;
  readonly fields: readonly FieldError[];

  constructor(status: number, code: number, message: string, fields: readonly FieldError[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }

  /** The JSON body of the answer. */
  toJSON(): object {
    if (this.fields.length === 0) return { message: this.message, code: this.code };
    return { message: this.message, code: this.code, errors: treeOf(this.fields) };
  }
}

/** Discord's errors that the room answers with, by what went wrong. */
export const refused = {
  unauthorized: () => new DiscordError(401, 0, '401: Unauthorized'),
  notFound: () => new DiscordError(404, 0, '404: Not Found'),
  methodNotAllowed: () => new DiscordError(405, 0, '405: Method Not Allowed'),
  tooLarge: () => new DiscordError(413, 40005, 'Request entity too large'),
  unknownChannel: () => new DiscordError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new DiscordError(404, 10004, 'Unknown Guild'),
  unknownMember: () => new DiscordError(404, 10007, 'Unknown Member'),
  unknownMessage: () => new DiscordError(404, 10008, 'Unknown Message'),
  unknownUser: () => new DiscordError(404, 10013, 'Unknown User'),
  unknownWebhook: () => new DiscordError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new DiscordError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new DiscordError(404, 10063, 'Unknown application command'),
  tooManyCommands: (limit: number) =>
    new DiscordError(400, 30032, `Maximum number of application commands reached (${limit}).`),
  alreadyAcknowledged: () => new DiscordError(400, 40060, 'Interaction has already been acknowledged.'),
  tooManyFollowUps: () =>
    new DiscordError(400, 40094, 'This interaction has reached the maximum number of follow up messages'),
  missingAccess: () => new DiscordError(403, 50001, 'Missing Access'),
  notTheAuthor: () => new DiscordError(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new DiscordError(400, 50006, 'Cannot send an empty message'),
  missingPermissions: () => new DiscordError(403, 50013, 'Missing Permissions'),
  invalidWebhookToken: () => new DiscordError(401, 50027, 'Invalid Webhook Token'),
  invalidJson: () => new DiscordError(400, 50109, 'The request body contains invalid JSON.'),
  invalidForm: (fields: readonly FieldError[]) => new DiscordError(400, 50035, 'Invalid Form Body', fields),
};

/** Throws Discord's "Invalid Form Body" when there is anything in `fields`. */
export function refuseInvalid(fields: readonly FieldError[]): void {
  if (fields.length > 0) throw refused.invalidForm(fields);
}

function treeOf(fields: readonly FieldError[]): ErrorTree {
  const root: ErrorTree = {};
  for (const { path, code, message } of fields) {
    let node = root;
    for (const key of path) {
      const next = node[String(key)];
      const child = next && !Array.isArray(next) ? next : {};
      node[String(key)] = child;
      node = child;
    }
    const errors = Array.isArray(node._errors) ? node._errors : [];
    errors.push({ code, message });
    node._errors = errors;
  }
  return root;
}
