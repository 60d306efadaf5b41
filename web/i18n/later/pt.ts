import type { LaterWords } from '..'
import { account } from '../pt/account'
import { audit } from '../pt/audit'
import { channels } from '../pt/channels'
import { door } from '../pt/door'
import { keys } from '../pt/keys'
import { organization } from '../pt/organization'
import { people } from '../pt/people'
import { settings } from '../pt/settings'
import { templates } from '../pt/templates'
import { usage } from '../pt/usage'
import { webhooks } from '../pt/webhooks'

export const later: LaterWords = {
  ...account,
  ...audit,
  ...channels,
  ...door,
  ...keys,
  ...organization,
  ...people,
  ...settings,
  ...templates,
  ...usage,
  ...webhooks,
}
