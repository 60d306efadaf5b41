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

  'problem.sameContact': 'Estes dois já são um só contato. Recarregue a página para ver.',
  'problem.mergeUndone': 'Eles já tinham sido separados. Recarregue a página para ver.',
} satisfies Record<keyof typeof en, Message>
