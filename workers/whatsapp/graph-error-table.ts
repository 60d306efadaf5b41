/**
 * later: the same send may succeed by itself. never: it will not. unknown: whether it happened cannot be told.
 * `scope` is how far the failure reaches: this message, this customer and number together, the number, or the whole account.
 */
export interface GraphErrorRule {
  class: 'later' | 'never' | 'unknown'
  scope: 'message' | 'pair' | 'number' | 'account'
  /** For the feed: may an integration send the same again. */
  retry: 'never' | 'with_template' | 'after_24h_at_earliest' | 'later'
  /** For agents: what happened, and what to do. */
  reason: string
  nextStep: string
  /** The customer has refused marketing: recorded as an opt-out. */
  optOut?: true
  /** Tries in all, the first included; then it is parked and shown. */
  maxTries?: number
  /** Sending again sooner is pointless. */
  waitMs?: number
  /** The number's connection to Meta must be renewed by an administrator. */
  needsReconnect?: true
}

type Codes = (number | readonly [from: number, to: number])[]
type Extra = Partial<Pick<GraphErrorRule, 'retry' | 'optOut' | 'maxTries' | 'waitMs' | 'needsReconnect'>>
type Scope = GraphErrorRule['scope']

const MINUTE = 60_000
const FEW = { maxTries: 3 }

const ASK_ADMIN = 'Ask an administrator to look at the channel in settings.'
const TELL_SUPPORT = 'Report it to support with the time of the message.'
const OTHER_WAY = 'Reach the customer in another way.'

const later = (
  codes: Codes,
  scope: Scope,
  reason: string,
  nextStep = 'It is sent again by itself.',
  extra: Extra = {},
) => ({ codes, rule: { class: 'later', scope, retry: 'later', reason, nextStep, ...extra } }) as const

const never = (codes: Codes, scope: Scope, reason: string, nextStep: string, extra: Extra = {}) =>
  ({ codes, rule: { class: 'never', scope, retry: 'never', reason, nextStep, ...extra } }) as const

/** Codes of the Cloud API (reference chapter 6); the words are ours. Ranges stand last: a code's own line goes before. */
export const GRAPH_ERRORS: { codes: Codes; rule: GraphErrorRule }[] = [
  // Connection and permissions
  never([0, 190], 'account', 'The connection to WhatsApp has expired.', 'Ask an administrator to reconnect WhatsApp.', {
    needsReconnect: true,
  }),
  never(
    [3, 10, [200, 299]],
    'account',
    'A permission for this WhatsApp account is missing.',
    'Ask an administrator to reconnect WhatsApp with all permissions.',
    { needsReconnect: true },
  ),
  never([33], 'number', 'This number or account can no longer be reached at Meta.', ASK_ADMIN, {
    needsReconnect: true,
  }),
  never([131005], 'account', 'Meta denied access to this account.', ASK_ADMIN, { needsReconnect: true }),
  never([131045, 133010], 'number', 'This business number is not registered with WhatsApp.', ASK_ADMIN, {
    needsReconnect: true,
  }),
  never(
    [133005, 133006, 133008, 133009],
    'number',
    'The registration of this business number was refused.',
    'Ask an administrator to check the two-step PIN and register again.',
  ),
  never([133016], 'number', 'This number was registered too often.', 'Wait 72 hours before registering it again.'),
  // The account's standing
  never(
    [368, 131031],
    'account',
    'Meta has restricted or locked this account.',
    'See the account in WhatsApp Manager.',
  ),
  never([131037], 'number', 'The display name of this number is not approved yet.', ASK_ADMIN),
  never([131042, 131044], 'account', 'There is a payment problem with this account.', 'Add a payment method at Meta.'),
  never([131063], 'account', 'Marketing templates are switched off for this way of sending.', ASK_ADMIN),
  never([131064], 'account', 'The account is limited because of wrongly classified templates.', ASK_ADMIN),
  never([134011], 'account', 'The terms for payments have not been accepted.', 'Accept them in WhatsApp Manager.'),
  never([[134100, 134102]], 'account', 'Marketing messages are not set up for this account.', ASK_ADMIN),
  // Meta is busy or down
  later([1, 131000], 'message', 'WhatsApp reported an unknown error.', undefined, FEW),
  later([2, 131016, 133000, 133004], 'number', 'WhatsApp is temporarily unavailable.'),
  later([131057, 2494100], 'number', 'This number is under maintenance at Meta.', undefined, { waitMs: MINUTE }),
  later([133015], 'number', 'This number was deleted a moment ago.', undefined, { waitMs: 5 * MINUTE }),
  // Too fast
  later([4, 613, 80007], 'account', 'Too many requests were made for this account.'),
  later([130429], 'number', 'This number sends faster than WhatsApp allows.'),
  later([131056], 'pair', 'Too many messages to this customer in a short time.'),
  later(
    [131048],
    'number',
    'WhatsApp limits this number because customers reported or blocked it.',
    'Pause campaigns; the message is sent again later.',
  ),
  later([132069], 'message', 'The form (flow) in this message is slowed down by Meta.'),
  // This customer
  never(
    [131047],
    'pair',
    'More than 24 hours have passed since the customer last wrote.',
    'Send an approved template, or wait until the customer writes.',
    { retry: 'with_template' },
  ),
  never(
    [131049],
    'pair',
    'WhatsApp held the message back: this customer gets enough marketing already.',
    'Do not send marketing to this customer before 24 hours have passed.',
    { retry: 'after_24h_at_earliest' },
  ),
  never(
    [131050],
    'pair',
    'The customer has stopped marketing messages from this business.',
    'Send no marketing to this customer again.',
    { optOut: true },
  ),
  never([130472], 'pair', 'Not delivered: Meta holds this customer out as an experiment.', OTHER_WAY),
  never(
    [131026],
    'pair',
    'The message could not be delivered to this number.',
    'Check the number or call the customer.',
  ),
  never([130497], 'pair', 'This business may not write to customers in that country.', OTHER_WAY),
  never([131021], 'pair', 'The recipient is the business number itself.', 'Choose another recipient.'),
  never([131030], 'pair', 'This is a test number: the recipient is not on its list.', 'Add the recipient at Meta.'),
  never([131062], 'pair', 'This kind of message needs the phone number.', 'Ask the customer for the phone number.'),
  never(
    [137000],
    'pair',
    'The security code of this customer has changed.',
    'Make sure that it is still the same person, then send again.',
  ),
  never(
    [[139100, 139103]],
    'pair',
    'The block list could not be changed.',
    'Block only who wrote in the last 24 hours.',
  ),
  // The message itself
  never([100, 131008, 131009, 135000], 'message', 'WhatsApp did not accept the content of this message.', TELL_SUPPORT),
  never([131051], 'message', 'WhatsApp does not support this type of message.', 'Send it in another form.'),
  never([131052], 'message', 'The file could not be fetched from WhatsApp.', 'Ask for it in another way.'),
  never([131053], 'message', 'The file could not be sent.', 'Check its type and size and send it again.'),
  never([131055], 'message', 'This message cannot be sent as a marketing message.', 'Choose another template.'),
  never([131060], 'message', 'WhatsApp could not provide this message.', 'Ask the customer to send it again.'),
  never(
    [131020, 131041, 131059, [131201, 131215]],
    'message',
    'WhatsApp refused this for the group.',
    'Check the group and its members.',
  ),
  // Templates
  never(
    [132000, 132008, 132012, 132018],
    'message',
    'The values filled in do not fit the template.',
    'Correct the values.',
  ),
  never([132001], 'message', 'The template is not approved in this language.', 'Choose another template or language.'),
  never([132005], 'message', 'With its values filled in the template is too long.', 'Shorten the values.'),
  never([132007], 'message', 'The content of the template breaks a policy of WhatsApp.', 'Choose another template.'),
  never([132015], 'message', 'The template is paused because of low quality.', 'Choose another template.'),
  never([132016], 'message', 'The template was disabled for good.', 'Choose another template.'),
  never([132068], 'message', 'The form (flow) in this message is blocked.', ASK_ADMIN),
  never(
    [2388019],
    'account',
    'The account has reached its number of templates.',
    'Delete templates that are not used.',
  ),
  never(
    [2388040, 2388047, 2388072, 2388073, 2388293, 2388299],
    'message',
    'The template was refused because of its form.',
    'Correct length, header, body, footer or variables.',
  ),
  // Features beside messages
  never([[138000, 138021]], 'message', 'The call could not be made.', 'Write to the customer instead.'),
  never([[147001, 147005]], 'number', 'The business username was refused.', 'Choose another username.'),
  never([[2593107, 2593109]], 'number', 'Chats on the phone app could not be synchronised.', ASK_ADMIN),
]
