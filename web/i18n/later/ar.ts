import type { LaterWords } from '..'
import { account } from '../ar/account'
import { assistant } from '../ar/assistant'
import { audit } from '../ar/audit'
import { channels } from '../ar/channels'
import { copilot } from '../ar/copilot'
import { door } from '../ar/door'
import { hub } from '../ar/hub'
import { insights } from '../ar/insights'
import { intents } from '../ar/intents'
import { keys } from '../ar/keys'
import { knowledge } from '../ar/knowledge'
import { leads } from '../ar/leads'
import { organization } from '../ar/organization'
import { people } from '../ar/people'
import { settings } from '../ar/settings'
import { templates } from '../ar/templates'
import { trials } from '../ar/trials'
import { usage } from '../ar/usage'
import { webhooks } from '../ar/webhooks'

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
