import type { LaterWords } from '..'
import { channels } from '../ar/channels'
import { templates } from '../ar/templates'
import { usage } from '../ar/usage'

export const later: LaterWords = { ...channels, ...templates, ...usage }
