import type { LaterWords } from '..'
import { channels } from '../es/channels'
import { templates } from '../es/templates'
import { usage } from '../es/usage'

export const later: LaterWords = { ...channels, ...templates, ...usage }
