import { account } from '../en/account'
import { assistant } from '../en/assistant'
import { audit } from '../en/audit'
import { channels } from '../en/channels'
import { copilot } from '../en/copilot'
import { door } from '../en/door'
import { hub } from '../en/hub'
import { insights } from '../en/insights'
import { intents } from '../en/intents'
import { keys } from '../en/keys'
import { knowledge } from '../en/knowledge'
import { leads } from '../en/leads'
import { organization } from '../en/organization'
import { people } from '../en/people'
import { settings } from '../en/settings'
import { templates } from '../en/templates'
import { trials } from '../en/trials'
import { usage } from '../en/usage'
import { webhooks } from '../en/webhooks'

/** Words of pages that are opened later: they come with the first of these pages, not with the list. */
export const later = {
  ...account,
  ...trials,
  ...leads,
  ...intents,
  ...insights,
  ...hub,
  ...copilot,
  ...assistant,
  ...audit,
  ...channels,
  ...door,
  ...keys,
  ...knowledge,
  ...organization,
  ...people,
  ...settings,
  ...templates,
  ...usage,
  ...webhooks,
}
