import type { signIn as en } from '../en/sign-in'
import type { Message } from '../format'

export const signIn = {
  'signIn.title': 'Entrar',
  'signIn.motto': 'As pessoas e o assistente, em um só fio.',
  'signIn.email': 'E-mail',
  'signIn.password': 'Senha',
  'signIn.show': 'Mostrar a senha',
  'signIn.hide': 'Ocultar a senha',
  'signIn.submit': 'Entrar',
  'signIn.submitting': 'Entrando…',
  'signIn.expired': 'Sua sessão terminou. Entre de novo.',
  'signIn.needEmail': 'Digite seu e-mail.',
  'signIn.badEmail': 'Um e-mail tem a forma nome@empresa.com.',
  'signIn.needPassword': 'Digite sua senha.',
  'signIn.wrong': {
    one: 'O e-mail e a senha não conferem. Resta uma tentativa.',
    other: 'O e-mail e a senha não conferem. Restam {n} tentativas.',
  },
  'signIn.wrongNoneLeft':
    'O e-mail e a senha não conferem. Não há mais tentativas por um tempo: espere, ou peça uma nova senha a um administrador.',
  'signIn.tooMany': {
    one: 'Tentativas demais. Tente de novo em um minuto, ou peça uma nova senha a um administrador.',
    other: 'Tentativas demais. Tente de novo em {n} minutos, ou peça uma nova senha a um administrador.',
  },
  'signIn.offline': 'Você está sem conexão. Verifique-a e entre de novo.',
  'signIn.notNow': 'Entrar não funciona neste momento. Tente de novo em instantes.',
  'signIn.noAccess': 'Esta conta não tem mais acesso. Fale com um administrador da sua organização.',
  'signIn.demo': 'Demonstração: escolha quem você é',
  'signIn.languages': 'Idioma',
  'signIn.about': 'Sobre o WhatsNexus',
  'signIn.privacy': 'Privacidade',
  'signIn.terms': 'Termos',
  'signIn.help': 'Ajuda',
  'signIn.roleOwner': 'Proprietário',
  'signIn.roleAdmin': 'Administrador',
  'signIn.roleSupervisor': 'Supervisor',
  'signIn.roleAgent': 'Agente',
  'signIn.roleAnalyst': 'Analista',
} satisfies Record<keyof typeof en, Message>
