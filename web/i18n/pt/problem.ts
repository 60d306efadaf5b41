import type { problem as en } from '../en/problem'
import type { Message } from '../format'

export const problem = {
  'problem.forbidden': 'Sua função não inclui isto. Se precisar, peça a um administrador da sua organização.',
  'problem.crossSite':
    'Isto não foi pedido por uma página do WhatsNexus. Abra o WhatsNexus no endereço dele e tente de novo.',
  'problem.otherPerson': 'Outra pessoa entrou neste navegador. Recarregue a página.',
  'problem.tooFast': {
    one: 'Foi pedido demais em pouco tempo. Tente de novo em {n} segundo.',
    other: 'Foi pedido demais em pouco tempo. Tente de novo em {n} segundos.',
  },
  'problem.internal':
    'Algo deu errado no servidor. Tente de novo; se continuar assim, informe este código ao administrador: {code}.',
  'problem.invalid':
    'Falta algo ou algo não está como deveria. Confira e tente de novo; se continuar assim, recarregue a página.',
  'problem.tooMuch':
    'Isto é grande demais para enviar de uma vez. Envie menos, por exemplo um documento em várias partes.',
  'problem.placeGone': 'Este lugar da lista não existe mais. Recarregue a página.',
  'problem.outdated': 'O servidor não conhece o que esta página pede. Recarregue a página: pode haver uma nova versão.',
  'problem.unreadable':
    'Não foi possível ler a resposta do servidor. Tente de novo; se continuar assim, recarregue a página.',

  'problem.noConversation':
    'Esta conversa não está mais aqui. Se foi movida, você a encontra na lista com o mesmo nome.',
  'problem.noMessage': 'Esta mensagem não está mais aqui: foi excluída ou movida com o contato. Recarregue a conversa.',
  'problem.noContact': 'Este contato não está mais aqui. Escolha outra conversa na lista.',
  'problem.noColleague': 'Esta pessoa não está mais na sua equipe. Escolha outra.',
  'problem.beyondYours':
    'Isto vai além da sua própria função. Escolha uma função menor ou peça a quem a tenha; só proprietários nomeiam proprietários.',
  'problem.lastOwner': 'Este é o único proprietário. Nomeie outro proprietário antes.',
  'problem.worksElsewhere':
    'Esta pessoa trabalha também para outra organização, então só ela pode mudar o próprio nome. Peça a ela.',
  'problem.ownSecondFactor': 'Mude o seu próprio segundo fator em Conta, onde a senha é pedida.',
  'problem.secondFactorElsewhere':
    'Esta pessoa trabalha também para outra organização, então ninguém aqui pode remover o segundo fator dela. Ela pode entrar com um código de recuperação.',
  'problem.cannotTakeOver': 'Esta pessoa não pode responder conversas. Escolha outra ou deixe-as esperando por todos.',
  'problem.noRole': 'Esta função não existe mais. Escolha outra.',
  'problem.roleTaken': 'Outra função tem esse nome. Escolha outro nome.',
  'problem.roleInUse': 'Alguém tem esta função ou foi convidado com ela. Dê outra função antes e depois a remova.',
  'problem.rolesFull': 'Você já tem todas as funções próprias possíveis. Mude uma ou remova uma que ninguém tenha.',
  'problem.noTeam': 'Esta equipe não existe mais. Escolha outra.',
  'problem.teamTaken': 'Outra equipe tem esse nome. Escolha outro nome.',
  'problem.teamsFull': 'Você já tem todas as equipes possíveis. Remova uma que não usa.',
  'problem.inTooManyTeams': 'Esta pessoa está em todas as equipes possíveis. Tire-a de outra antes.',
  'problem.noInvitation': 'Este convite não existe mais. Recarregue a página; você pode convidar a pessoa de novo.',
  'problem.invitationOver':
    'Este convite não vale mais: foi usado, retirado, substituído ou tem mais de uma semana. Peça outro e use o e-mail mais recente.',
  'problem.alreadyHere': 'Alguém com este e-mail já trabalha aqui. Mude a função na lista de pessoas.',
  'problem.invitationsFull': 'Há convites abertos demais. Retire alguns antes.',
  'problem.invitationNotByProvider':
    'Sua equipe entra pelo provedor da sua organização, que não aceita endereços deste domínio. Convide outro endereço ou peça a um proprietário que comprove o domínio.',
  'problem.invitationIncomplete': 'Você é novo aqui: diga seu nome e escolha uma senha.',
  'problem.logoUnsuitable':
    'Um logotipo é uma imagem PNG, JPEG ou WebP de no máximo 256 KB. Escolha outra imagem ou reduza esta.',
  'problem.noLogo': 'Ainda não há logotipo. Escolha um em Organização.',
  'problem.twoFactorFirst':
    'Você exige um segundo fator de todos e não tem nenhum. Configure primeiro para você um aplicativo autenticador ou uma chave de acesso.',
  'problem.noNumber':
    'Este número do WhatsApp não está mais conectado. Recarregue a página; se precisar dele, peça a um administrador.',

  'problem.windowClosed':
    'O cliente escreveu pela última vez há mais de 24 horas, então o WhatsApp só aceita um modelo aprovado. Envie um, ou espere o cliente escrever.',
  'problem.spokenSince':
    'Um colega ou o assistente respondeu desde que você olhou. Leia essa resposta e envie a sua se ainda for preciso.',
  'problem.keyReused':
    'Esta mensagem já foi enviada com outro texto. Nada foi enviado agora. Escreva o novo texto em uma nova mensagem.',
  'problem.empty': 'Não há nada para enviar: o texto está vazio. Escreva algo e envie.',
  'problem.tooLong':
    'O WhatsApp aceita no máximo {limit} caracteres aqui, e isto tem {actual}. Encurte, ou diga o resto em outra mensagem.',
  'problem.tooMany': 'O WhatsApp aceita no máximo {limit} destes, e há {actual}. Retire alguns e envie.',
  'problem.notUnique': 'Dois dos botões ou linhas são iguais. Mude um deles e envie.',
  'problem.badUrl': 'O link não é um endereço web que comece com https://. Copie-o do navegador e envie.',
  'problem.badCharacters':
    'Há um caractere quebrado ou invisível que o WhatsApp não aceita. Escreva essa parte de novo e envie.',
  'problem.badValue': 'Algo não está como o WhatsApp precisa. Confira o que você preencheu e envie.',
  'problem.partNotAllowed':
    'Uma mensagem deste tipo não pode ter todas estas partes. Retire o cabeçalho, o rodapé ou a legenda e envie.',
  'problem.wrongFile': 'O arquivo não é do tipo necessário aqui. Escolha um do tipo certo e envie.',
  'problem.noUpload': 'O arquivo não está mais guardado. Escolha-o de novo e envie.',
  'problem.needsPhone':
    'O WhatsApp envia códigos de acesso só para números de telefone, e este contato não mostrou nenhum. Peça que compartilhe o número.',
  'problem.notTaken': 'O WhatsApp ainda não tem esta mensagem. Espere até que seja enviada e depois reaja.',
  'problem.tooOld': 'O WhatsApp aceita reações só a mensagens dos últimos 30 dias. Responda com uma mensagem.',
  'problem.noQuote':
    'A mensagem a que você responde não está mais aqui, ou o WhatsApp ainda não a aceitou. Responda a outra, ou envie sem a citação.',
  'problem.capReached': 'O limite deste mês acabou. Um administrador pode aumentá-lo em Uso.',
  'problem.optedOut':
    'O cliente não quer ofertas, e este modelo é uma. Escolha outro modelo, ou espere até que ele queira ofertas de novo.',
  'problem.blocked': 'Nada é enviado a um contato bloqueado. Desbloqueie o contato primeiro.',
  'problem.elsewhere':
    'Outro app está com esta conversa, e o WhatsApp recusaria o que fosse enviado daqui. Assuma a conversa primeiro, ou responda no outro app.',
  'problem.moved': 'Esta conversa foi unida a outra do mesmo contato. Abra essa outra na lista.',
  'problem.notAllowed':
    'Isto não é possível enquanto o contato está bloqueado ou outro app está com a conversa. Desbloqueie o contato ou assuma a conversa primeiro.',
  'problem.taken':
    'Alguém chegou primeiro: quem responde mudou desde que você olhou. Deixe com essa pessoa, ou assuma.',
  'problem.notWaiting': 'Não há nada para reenviar: esta mensagem não falhou nem está em espera. Veja o estado dela.',

  'problem.labelTaken': 'Já existe uma etiqueta com este nome. Use essa, ou escolha outro nome.',
  'problem.labelsFull': 'Não pode haver mais etiquetas. Use uma das que existem, ou exclua uma que ninguém usa.',
  'problem.noLabel': 'Esta etiqueta foi excluída enquanto isso. Escolha outra.',

  'problem.noTemplate':
    'Este número não tem mais este modelo neste idioma. Carregue os modelos de novo e escolha outro.',
  'problem.templateUnsendable':
    'Este modelo não pode ser enviado agora: não está aprovado, ou tem partes que não podem ser enviadas daqui. Escolha outro.',
  'problem.blanksMissing': 'Ainda falta preencher: {blanks}. Preencha e envie.',
  'problem.blanksUnclean':
    'O WhatsApp não aceita quebras de linha, tabulações nem muitos espaços seguidos em {blanks}. Escreva em uma linha e envie.',
  'problem.blanksUnknown': 'O modelo mudou e não tem mais {blanks}. Carregue os modelos de novo e volte a escolhê-lo.',
  'problem.templateTooLong':
    'Com o que você preencheu, {blanks} tem {actual} caracteres; o WhatsApp aceita no máximo {limit}. Encurte e envie.',
  'problem.templateWrongFile': 'O modelo foi aprovado com outro tipo de arquivo. Escolha um desse tipo e envie.',
  'problem.offerOver': 'O fim da oferta já passou. Defina um fim que ainda virá e envie.',
  'problem.templatesNotTold': 'O WhatsApp não informou quais modelos existem. Tente de novo em um minuto.',
  'problem.templatesNotConnected':
    'A conexão deste número com o WhatsApp não funciona mais. Um administrador precisa renová-la.',

  'problem.noDocument': 'Este documento foi removido enquanto isso. Escolha outro na lista.',
  'problem.documentTooLarge':
    'O texto tem mais de 2 MB. Salve em vários documentos, por exemplo um para cada capítulo.',
  'problem.documentEmpty': 'O texto só tem espaços. Escreva aquilo com que os clientes devem ser respondidos.',
  'problem.documentNoText':
    'Não há palavras que possam ser lidas. Salve como texto simples, Markdown, CSV ou página da web, ou cole as palavras.',
  'problem.documentNotFailed':
    'Só é lido de novo um documento que não pôde ser lido; este está em uso ou ainda em leitura. Para que seja lido outra vez, salve com um novo texto.',
  'problem.passageReplaced': 'O documento deste trecho mudou desde então. Abra o documento para ver o que diz agora.',
  'problem.passageRemoved': 'O documento deste trecho foi removido desde então. Leia o que foi citado com a resposta.',
  'problem.noPassage': 'Este trecho não está mais guardado. Leia o que foi citado com a resposta.',

  'problem.uploadTooLarge':
    'O WhatsApp não aceita arquivos deste tipo tão grandes: no máximo {limit}. Diminua e anexe de novo.',
  'problem.uploadWrongType':
    'O conteúdo deste arquivo não é o que o nome diz, ou o WhatsApp não o aceita. Salve como JPEG, MP4, MP3 ou PDF e anexe de novo.',
  'problem.uploadEmpty': 'O arquivo está vazio. Descarte e escolha outro.',
  'problem.uploadLost':
    'O navegador limpou o armazenamento e o arquivo não está mais aqui. Descarte isto e anexe o arquivo de novo.',

  'problem.contactHidden':
    'Colegas têm conversas com este contato que você não vê, então não pode juntá-lo nem separá-lo. Peça a alguém que veja todas.',
  'problem.sameContact': 'Estes dois já são um só contato. Recarregue a página para ver.',
  'problem.mergeUndone': 'Eles já tinham sido separados. Recarregue a página para ver.',

  'problem.keyBeyond':
    'Uma chave não pode receber o que você mesmo não pode fazer. Retire essas permissões ou peça a alguém que as tenha.',
  'problem.keysFull': 'Não pode haver mais chaves de API. Revogue uma que ninguém usa e depois crie a nova.',
  'problem.noKey': 'Esta chave de API foi revogada entretanto. Escolha outra ou crie uma nova.',
  'problem.webhooksFull': 'Não pode haver mais webhooks. Exclua um que ninguém usa ou altere o endereço dele.',
  'problem.noWebhook': 'Este webhook foi excluído entretanto. Escolha outro ou adicione um novo.',
  'problem.webhookUrl':
    'Este endereço não pode ser usado. Informe um endereço https com um nome público, sem senha, na porta 443 ou 8443.',
  'problem.webhookUnchecked': 'Não foi possível verificar se este endereço é público. Tente novamente em um minuto.',

  'problem.confirmAgain':
    'Nos últimos 15 minutos você não deu nem a senha nem uma segunda prova. Entre de novo com a senha ou uma chave de acesso e depois repita.',
  'problem.passkeyUnfit':
    'A chave de acesso não foi adicionada: o dispositivo respondeu tarde ou algo diferente do pedido. Comece de novo e desbloqueie o dispositivo quando ele pedir.',
  'problem.passkeyKnown':
    'Esta chave de acesso já tinha sido adicionada. Use-a para entrar ou escolha outro dispositivo.',
  'problem.passkeysFull':
    'Não pode haver mais chaves de acesso. Remova uma que você não usa mais e depois adicione a nova.',
  'problem.noPasskey': 'Esta chave de acesso foi removida entretanto. Recarregue a página para ver quais você tem.',
  'problem.passkeyRefused':
    'A chave de acesso não foi aceita. Tente de novo e desbloqueie o dispositivo quando ele pedir, ou entre com e-mail e senha.',
  'problem.passkeyUnknown':
    'Nenhuma conta tem esta chave de acesso; talvez tenha sido removida. Entre com e-mail e senha e depois adicione-a de novo.',
  'problem.passkeyCopied':
    'Esta chave de acesso pode ter sido copiada. Entre com e-mail e senha, remova-a e avise um administrador.',
  'problem.mailUnavailable': 'Não foi possível enviar o e-mail. Tente de novo em alguns minutos.',
  'problem.mailsTooMany':
    'Foram pedidos e-mails demais. Procure os que foram enviados, também no spam, ou tente de novo em um quarto de hora.',
  'problem.signUpLinkOver':
    'Este link já foi usado ou tem mais de 24 horas. Entre se já confirmou seu endereço; senão, cadastre-se de novo.',
  'problem.hasAccount': 'Este endereço já tem uma conta. Entre com ela.',
  'problem.passwordLinkOver':
    'Este link já foi usado ou tem mais de uma hora. Peça um novo e use o e-mail mais recente.',
  'problem.secondFactor': 'Mais um passo: digite o código do seu aplicativo autenticador ou um código de recuperação.',
  'problem.wrongCode': 'O código está errado, velho demais ou já foi usado. Espere o próximo e digite-o.',
  'problem.secondFactorNeeded':
    'Sua organização exige um segundo fator. Configure um aplicativo autenticador ou uma chave de acesso; se já tem, entre de novo com ele.',
  'problem.passwordWrong':
    'Esta não é a sua senha. Digite a que usa para entrar ou peça uma nova na página de entrada.',
  'problem.twoFactorOn': 'Você já tem um aplicativo autenticador. Para usar outro, desative antes o segundo fator.',
  'problem.twoFactorNotOn':
    'Ainda não há aplicativo autenticador confirmado. Comece a configurar um e confirme-o com um código.',
  'problem.twoFactorRequired':
    'Uma organização em que você trabalha exige um segundo fator. Adicione antes uma chave de acesso ou peça a um proprietário que desative a regra.',
  'problem.noSession': 'Esta sessão já terminou. Recarregue a lista.',
  'problem.noOrganization': 'Você não trabalha mais nesta organização. Escolha outra.',
  'problem.sessionBound':
    'O provedor da sua organização identificou você, e isso só vale nela. Saia e entre com sua senha ou uma chave de acesso.',
  'problem.ssoNeeded': 'Na sua organização entra-se com o provedor dela. Escolha o login único e informe seu e-mail.',
  'problem.ssoOver':
    'A entrada com seu provedor foi interrompida, demorou demais ou começou em outro navegador. Comece de novo.',
  'problem.ssoUnreachable':
    'O provedor da sua organização não responde como deveria. Tente de novo em um momento; se continuar, avise um administrador.',
  'problem.ssoUnproven':
    'Não foi possível verificar o que o provedor da sua organização disse. Comece de novo; se continuar, avise um administrador.',
  'problem.ssoNoMember':
    'Seu provedor conhece você, mas ninguém convidou você para cá. Peça um convite a um administrador da sua organização.',
  'problem.noSsoForAddress':
    'Nenhuma organização usa um provedor próprio para este domínio. Confira o endereço ou entre com e-mail e senha.',
  'problem.ssoUnfit':
    'O provedor não pode ser usado. Confira o emissor: https, um nome público, exatamente como o provedor o escreve.',
  'problem.ssoDomainUnproven':
    'O DNS ainda não tem o registro. Adicione-o como é mostrado; pode levar alguns minutos até aparecer. Depois verifique de novo.',
  'problem.ssoDnsDown': 'O DNS não responde agora. Verifique de novo em um minuto.',
  'problem.ssoDomainTaken': 'Outra organização usa este domínio. Retire-o ou escreva ao suporte se ele for seu.',
  'problem.ssoSecretMissing': 'Falta o segredo do cliente. Copie-o do seu provedor.',
  'problem.noSso': 'Não há mais login único. Recarregue a página.',
} satisfies Record<keyof typeof en, Message>
