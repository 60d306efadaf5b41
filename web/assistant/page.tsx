import { useEffect } from 'preact/hooks'
import { lazy, Route, Router, useLocation } from 'preact-iso'
import { NotFound } from '../frame/not-found'
import { t } from '../i18n'
import { BudgetAlarm } from '../inbox/budget-alarm'
import { SectionList } from '../settings/section-list'
import { PageHead } from '../ui/page-head'
import { SECTIONS } from './sections'
import '../settings/settings.css'

const Trials = lazy(() => import('./trials/section').then(({ TrialsSection: section }) => section))
const Insights = lazy(() => import('./insights/section').then(({ InsightsSection: section }) => section))
const Intents = lazy(() => import('./intents/section').then(({ IntentsSection: section }) => section))
const Voice = lazy(() => import('./voice/section').then(({ VoiceSection: section }) => section))
const Escalation = lazy(() => import('./escalation/section').then(({ EscalationSection: section }) => section))
const Flows = lazy(() => import('./flows/section').then(({ FlowsSection: section }) => section))
const LeadPlan = lazy(() => import('./lead-plan/section').then(({ LeadPlanSection: section }) => section))
const Budget = lazy(() => import('./budget/section').then(({ BudgetSection: section }) => section))

/** How the assistant behaves and how well: a list of sections, and the one that is open. What it knows is a page of its own. */
export function AssistantPage() {
  const { path } = useLocation()
  return (
    <section class="sheet page settings" aria-label={t('frame.assistant')}>
      <PageHead title={t('frame.assistant')} about={t('assistant.about')} />
      <div class="settings-row">
        <SectionList label={t('frame.assistant')} sections={SECTIONS} />
        <div class="page-scroll settings-section">
          {path !== '/assistant/budget' && <BudgetAlarm />}
          <Router>
            <Route path="/trials" component={Trials} />
            <Route path="/trials/:runId" component={Trials} />
            <Route path="/insights" component={Insights} />
            <Route path="/intents" component={Intents} />
            <Route path="/voice" component={Voice} />
            <Route path="/escalation" component={Escalation} />
            <Route path="/flows" component={Flows} />
            <Route path="/lead-plan" component={LeadPlan} />
            <Route path="/budget" component={Budget} />
            <Route path="/" component={ToFirst} />
            <Route default component={NotFound} />
          </Router>
        </div>
      </div>
    </section>
  )
}

function ToFirst() {
  const { route } = useLocation()
  useEffect(() => route('/assistant/trials', true), [route])
  return null
}
