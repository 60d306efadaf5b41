/** What a person can do about a failure: the button that stands beside it. `wait`: it mends itself, or in time. */
export type FailureAction =
  | 'retry'
  | 'use_template'
  | 'reconnect'
  | 'open_meta'
  | 'check_file'
  | 'ask_customer'
  | 'wait'
  | 'none'

/** Codes that say the same to a person: the screen has one sentence for each (`failure.…` of its dictionaries). */
export type FailureGroup =
  | 'connection'
  | 'permission'
  | 'number_gone'
  | 'not_registered'
  | 'registration'
  | 'restricted'
  | 'display_name'
  | 'payment'
  | 'marketing_off'
  | 'classification'
  | 'trouble'
  | 'maintenance'
  | 'too_fast'
  | 'pair'
  | 'reported'
  | 'window'
  | 'enough'
  | 'stopped'
  | 'experiment'
  | 'undeliverable'
  | 'country'
  | 'own_number'
  | 'test_list'
  | 'needs_number'
  | 'identity'
  | 'block_list'
  | 'content'
  | 'unsupported'
  | 'not_fetched'
  | 'file'
  | 'unavailable'
  | 'group'
  | 'values'
  | 'no_template'
  | 'too_long'
  | 'policy'
  | 'paused'
  | 'disabled'
  | 'flow'
  | 'template_count'
  | 'template_form'
  | 'calling_off'
  | 'call_permission'
  | 'call'
  | 'username'
  | 'history'
  | 'no_answer'
  | 'answers_lost'
  | 'silenced'
  | 'opted_out'
  | 'cap'
  | 'people_limit'
  | 'unknown'

/**
 * later: the same send may succeed by itself. never: it will not. unknown: whether it happened cannot be told.
 * `scope` is how far the failure reaches: this message, this customer and number together, the number, or the whole account.
 */
export interface GraphErrorRule {
  class: 'later' | 'never' | 'unknown'
  scope: 'message' | 'pair' | 'number' | 'account'
  group: FailureGroup
  action: FailureAction
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
type Extra = Partial<Pick<GraphErrorRule, 'retry' | 'optOut' | 'maxTries' | 'waitMs'>>
type Kind = [scope: GraphErrorRule['scope'], group: FailureGroup, action: FailureAction]

const MINUTE = 60_000
const FEW = { maxTries: 3 }

const ASK_ADMIN = 'Ask an administrator to look at the channel in settings.'
const TELL_SUPPORT = 'Report it to support with the time of the message.'
const OTHER_WAY = 'Reach the customer in another way.'
const BY_ITSELF = 'It is sent again by itself.'

type Line = { codes: Codes; rule: GraphErrorRule }

function later(
  codes: Codes,
  [scope, group, action]: Kind,
  [reason, nextStep]: [string, string],
  extra: Extra = {},
): Line {
  return { codes, rule: { class: 'later', retry: 'later', scope, group, action, reason, nextStep, ...extra } }
}

function never(
  codes: Codes,
  [scope, group, action]: Kind,
  [reason, nextStep]: [string, string],
  extra: Extra = {},
): Line {
  const reconnect = action === 'reconnect' && group !== 'registration' && group !== 'history'
  const needsReconnect = reconnect ? { needsReconnect: true as const } : {}
  return {
    codes,
    rule: { class: 'never', retry: 'never', scope, group, action, reason, nextStep, ...needsReconnect, ...extra },
  }
}

/** Codes of the Cloud API (reference chapter 6); the words are ours. Ranges stand last: a code's own line goes before. */
// biome-ignore format: one code, one line: this is read like the reference's own table
export const GRAPH_ERRORS: Line[] = [
  // Connection and permissions
  never([0, 190], ['account', 'connection', 'reconnect'], ['The connection to WhatsApp has expired.', 'Ask an administrator to reconnect WhatsApp.']),
  never([3, 10, [200, 299]], ['account', 'permission', 'reconnect'], ['A permission for this WhatsApp account is missing.', 'Ask an administrator to reconnect WhatsApp with all permissions.']),
  never([131005], ['account', 'permission', 'reconnect'], ['Meta denied access to this account.', ASK_ADMIN]),
  never([33], ['number', 'number_gone', 'reconnect'], ['This number or account can no longer be reached at Meta.', ASK_ADMIN]),
  never([131045, 133010], ['number', 'not_registered', 'reconnect'], ['This business number is not registered with WhatsApp.', 'Ask an administrator to register the number in its channel.']),
  never([133005, 133006, 133008, 133009], ['number', 'registration', 'reconnect'], ['The registration of this business number was refused.', 'Ask an administrator to check the two-step PIN and register again.']),
  never([133016], ['number', 'registration', 'wait'], ['This number was registered too often.', 'Wait 72 hours before registering it again.']),
  // The account's standing
  never([368, 131031], ['account', 'restricted', 'open_meta'], ['Meta has restricted or locked this account.', 'See the account in WhatsApp Manager.']),
  never([131037], ['number', 'display_name', 'open_meta'], ['The display name of this number is not approved yet.', 'Have the display name approved in WhatsApp Manager.']),
  never([131042, 131044], ['account', 'payment', 'open_meta'], ['There is a payment problem with this account.', 'Add a payment method at Meta.']),
  never([134011], ['account', 'payment', 'open_meta'], ['The terms for payments have not been accepted.', 'Accept them in WhatsApp Manager.']),
  never([131063], ['account', 'marketing_off', 'open_meta'], ['Marketing templates are switched off for this way of sending.', ASK_ADMIN]),
  never([[134100, 134102]], ['account', 'marketing_off', 'open_meta'], ['Marketing messages are not set up for this account.', ASK_ADMIN]),
  never([131064], ['account', 'classification', 'open_meta'], ['The account is limited because of wrongly classified templates.', 'See the templates in WhatsApp Manager.']),
  // Meta is busy or down
  later([1, 131000], ['message', 'trouble', 'retry'], ['WhatsApp reported an unknown error.', BY_ITSELF], FEW),
  later([2, 131016, 133000, 133004], ['number', 'trouble', 'retry'], ['WhatsApp is temporarily unavailable.', BY_ITSELF]),
  later([131057, 2494100], ['number', 'maintenance', 'wait'], ['This number is under maintenance at Meta.', BY_ITSELF], { waitMs: MINUTE }),
  later([133015], ['number', 'maintenance', 'wait'], ['This number was deleted a moment ago.', BY_ITSELF], { waitMs: 5 * MINUTE }),
  // Too fast
  later([4, 613, 80007], ['account', 'too_fast', 'wait'], ['Too many requests were made for this account.', BY_ITSELF]),
  later([130429], ['number', 'too_fast', 'wait'], ['This number sends faster than WhatsApp allows.', BY_ITSELF]),
  later([131056], ['pair', 'pair', 'wait'], ['Too many messages to this customer in a short time.', BY_ITSELF]),
  later([131048], ['number', 'reported', 'wait'], ['WhatsApp limits this number because customers reported or blocked it.', 'Pause campaigns; the message is sent again later.']),
  later([132069], ['message', 'flow', 'wait'], ['The form (flow) in this message is slowed down by Meta.', BY_ITSELF]),
  // This customer
  never([131047], ['pair', 'window', 'use_template'], ['More than 24 hours have passed since the customer last wrote.', 'Send an approved template, or wait until the customer writes.'], { retry: 'with_template' }),
  never([131049], ['pair', 'enough', 'wait'], ['WhatsApp held the message back: this customer gets enough marketing already.', 'Do not send marketing to this customer before 24 hours have passed.'], { retry: 'after_24h_at_earliest' }),
  never([131050], ['pair', 'stopped', 'none'], ['The customer has stopped marketing messages from this business.', 'Send no marketing to this customer again.'], { optOut: true }),
  never([130472], ['pair', 'experiment', 'none'], ['Not delivered: Meta holds this customer out as an experiment.', OTHER_WAY]),
  never([131026], ['pair', 'undeliverable', 'retry'], ['The message could not be delivered to this number.', 'Check the number or call the customer.']),
  never([130497], ['pair', 'country', 'none'], ['This business may not write to customers in that country.', OTHER_WAY]),
  never([131021], ['pair', 'own_number', 'none'], ['The recipient is the business number itself.', 'Choose another recipient.']),
  never([131030], ['pair', 'test_list', 'open_meta'], ['This is a test number: the recipient is not on its list.', 'Add the recipient at Meta.']),
  never([131062], ['pair', 'needs_number', 'ask_customer'], ['This kind of message needs the phone number.', 'Ask the customer for the phone number.']),
  never([137000], ['pair', 'identity', 'ask_customer'], ['The security code of this customer has changed.', 'Make sure that it is still the same person, then send again.']),
  never([[139100, 139103]], ['pair', 'block_list', 'none'], ['The block list could not be changed.', 'Block only who wrote in the last 24 hours.']),
  // The message itself
  never([100, 131008, 131009, 135000], ['message', 'content', 'none'], ['WhatsApp did not accept the content of this message.', TELL_SUPPORT]),
  never([131051], ['message', 'unsupported', 'none'], ['WhatsApp does not support this type of message.', 'Send it in another form.']),
  never([131052], ['message', 'not_fetched', 'ask_customer'], ['The file could not be fetched from WhatsApp.', 'Ask for it in another way.']),
  never([131053], ['message', 'file', 'check_file'], ['The file could not be sent.', 'Check its type and size and send it again.']),
  never([131055], ['message', 'marketing_off', 'use_template'], ['This message cannot be sent as a marketing message.', 'Choose another template.']),
  never([131060], ['message', 'unavailable', 'ask_customer'], ['WhatsApp could not provide this message.', 'Ask the customer to send it again.']),
  never([131020, 131041, 131059, [131201, 131215]], ['message', 'group', 'none'], ['WhatsApp refused this for the group.', 'Check the group and its members.']),
  // Templates
  never([132000, 132008, 132012, 132018], ['message', 'values', 'use_template'], ['The values filled in do not fit the template.', 'Correct the values.']),
  never([132001], ['message', 'no_template', 'use_template'], ['The template is not approved in this language.', 'Choose another template or language.']),
  never([132005], ['message', 'too_long', 'use_template'], ['With its values filled in the template is too long.', 'Shorten the values.']),
  never([132007], ['message', 'policy', 'use_template'], ['The content of the template breaks a policy of WhatsApp.', 'Choose another template.']),
  never([132015], ['message', 'paused', 'use_template'], ['The template is paused because of low quality.', 'Choose another template.']),
  never([132016], ['message', 'disabled', 'use_template'], ['The template was disabled for good.', 'Choose another template.']),
  never([132068], ['message', 'flow', 'open_meta'], ['The form (flow) in this message is blocked.', 'See the form in WhatsApp Manager.']),
  never([2388019], ['account', 'template_count', 'open_meta'], ['The account has reached its number of templates.', 'Delete templates that are not used.']),
  never([2388040, 2388047, 2388072, 2388073, 2388293, 2388299], ['message', 'template_form', 'none'], ['The template was refused because of its form.', 'Correct length, header, body, footer or variables.']),
  // Features beside messages
  never([138000], ['number', 'calling_off', 'open_meta'], ['Calling is not switched on for this number.', 'Switch it on in WhatsApp Manager.']),
  never([138006], ['pair', 'call_permission', 'ask_customer'], ['The customer has not allowed calls.', 'Ask the customer for permission to call.']),
  never([[138000, 138021]], ['message', 'call', 'none'], ['The call could not be made.', 'Write to the customer instead.']),
  never([[147001, 147005]], ['number', 'username', 'open_meta'], ['The business username was refused.', 'Choose another username.']),
  never([2593109], ['number', 'history', 'none'], ['Whoever connected the number chose not to share its earlier chats.', 'Nothing is missing from now on; earlier chats stay on the phone.']),
  never([[2593107, 2593108]], ['number', 'history', 'reconnect'], ['Chats on the phone app could not be synchronised.', 'Ask an administrator to connect the number anew; Meta allows it within 24 hours of that.']),
]
