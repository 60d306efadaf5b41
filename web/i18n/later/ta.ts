import type { LaterWords } from '..'
import { account } from '../ta/account'
import { assistant } from '../ta/assistant'
import { audit } from '../ta/audit'
import { channels } from '../ta/channels'
import { copilot } from '../ta/copilot'
import { door } from '../ta/door'
import { hub } from '../ta/hub'
import { insights } from '../ta/insights'
import { intents } from '../ta/intents'
import { keys } from '../ta/keys'
import { knowledge } from '../ta/knowledge'
import { leads } from '../ta/leads'
import { organization } from '../ta/organization'
import { people } from '../ta/people'
import { settings } from '../ta/settings'
import { templates } from '../ta/templates'
import { trials } from '../ta/trials'
import { usage } from '../ta/usage'
import { webhooks } from '../ta/webhooks'

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
