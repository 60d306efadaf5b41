import { useEffect } from 'preact/hooks'
import { lazy, Route, Router, useLocation } from 'preact-iso'
import { NotFound } from '../frame/not-found'
import { t } from '../i18n'
import { PageHead } from '../ui/page-head'
import { SectionList } from './section-list'
import { openSections } from './sections'
import './settings.css'

const Account = lazy(() => import('./account/section').then(({ AccountSection: section }) => section))
const Organization = lazy(() => import('./organization/section').then(({ OrganizationSection: section }) => section))
const People = lazy(() => import('./people/section').then(({ PeopleSection: section }) => section))
const Teams = lazy(() => import('./teams/section').then(({ TeamsSection: section }) => section))
const Roles = lazy(() => import('./roles/section').then(({ RolesSection: section }) => section))
const Access = lazy(() => import('./access/section').then(({ AccessSection: section }) => section))
const Keys = lazy(() => import('./keys/section').then(({ KeysSection: section }) => section))
const Webhooks = lazy(() => import('./webhooks/section').then(({ WebhooksSection: section }) => section))
const Alarms = lazy(() => import('./alarms/section').then(({ AlarmsSection: section }) => section))
const Audit = lazy(() => import('./audit/section').then(({ AuditSection: section }) => section))

/** One's own account, and what the organization has decided: a list of sections, and the one that is open. */
export function SettingsPage() {
  return (
    <section class="sheet page settings" aria-label={t('settings.title')}>
      <PageHead title={t('settings.title')} about={t('settings.about')} />
      <div class="settings-row">
        <SectionList label={t('settings.title')} sections={openSections()} />
        <div class="page-scroll settings-section">
          <Router>
            <Route path="/account" component={Account} />
            <Route path="/organization" component={Organization} />
            <Route path="/people" component={People} />
            <Route path="/teams" component={Teams} />
            <Route path="/roles" component={Roles} />
            <Route path="/access" component={Access} />
            <Route path="/keys" component={Keys} />
            <Route path="/webhooks" component={Webhooks} />
            <Route path="/webhooks/:endpointId" component={Webhooks} />
            <Route path="/alarms" component={Alarms} />
            <Route path="/audit" component={Audit} />
            <Route path="/" component={ToAccount} />
            <Route default component={NotFound} />
          </Router>
        </div>
      </div>
    </section>
  )
}

function ToAccount() {
  const { route } = useLocation()
  useEffect(() => route('/settings/account', true), [route])
  return null
}
