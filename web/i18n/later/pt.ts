import type { LaterWords } from '..'
import { account } from '../pt/account'
import { assistant } from '../pt/assistant'
import { audit } from '../pt/audit'
import { channels } from '../pt/channels'
import { copilot } from '../pt/copilot'
import { door } from '../pt/door'
import { hub } from '../pt/hub'
import { insights } from '../pt/insights'
import { intents } from '../pt/intents'
import { keys } from '../pt/keys'
import { knowledge } from '../pt/knowledge'
import { leads } from '../pt/leads'
import { organization } from '../pt/organization'
import { people } from '../pt/people'
import { settings } from '../pt/settings'
import { templates } from '../pt/templates'
import { trials } from '../pt/trials'
import { usage } from '../pt/usage'
import { webhooks } from '../pt/webhooks'

export const later: LaterWords = {
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
