import { render } from 'preact'
import { App } from './app'
import { offerNewVersion } from './frame/new-version'
import { preferredLocale, useLocale } from './i18n'
import { startServiceWorker } from './pwa'
import { loadSession } from './session'
import './style/fonts.css'
import './style/tokens.css'
import './style/base.css'
import './frame/preferences'

const app = document.getElementById('app')
if (!app) throw new Error('index.html has no #app')
const words = useLocale(preferredLocale())
const who = loadSession()
await words
render(<App />, app)
await who
offerNewVersion()
startServiceWorker()
