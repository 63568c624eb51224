// @ts-check
/** In Portuguese: Cubans who stayed, people of their families, Angola and Mozambique, and what comes as well. */
import { payReceipt } from '../papers/drawn-papers.js'
import { contractPdf } from '../papers/documents.js'
import { voiceNote } from '../papers/voice.js'
import { prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const DOCTORS_IN_PORTUGUESE = [
  {
    id: 'pt-cuban-who-learned',
    language: 'pt',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Desculpem o meu português, sou cubano.', 'Escrevo em português porque já sonho em português.', 'Sou médica cubana, naturalizada desde 2023.')}
      ${t.or(`Me descontavam mais de 70 % da bolsa.`, `Recebi R$ ${t.kept} por mês durante ${t.int(20, 40)} meses; a bolsa era de R$ ${t.total}.`, `Fiquei com o ${t.pct}, e ainda diziam que era "doação" o resto. Eu nunca doei.`)}
      ${t.or('O contrato estava escrito em espanhol de advogado e nós tivemos cinco minutos.', 'Não me deram cópia do contrato. Consegui uma foto por uma colega.', 'No contrato dizia que era proibido matricular no Revalida.')}
      ${t.or('Fiz a prova escondido, em outro estado, com o nome trocado na lista do hotel.', `Quando souberam da prova, ${t.chief} me ligou de madrugada: "pensa na tua mãe".`, 'Passei no Revalida na terceira. Hoje trabalho no mesmo posto, com salário inteiro.')}
      ${t.or('Minha filha cresceu oito anos sem mim.', 'Não entro em Cuba até o ano que vem.', 'O meu irmão perdeu o emprego por minha causa.')}`,
    answers: {
      role: 'before',
      seen: 'pay contract punishment? ban? family?',
      documents: (t) => t.or('have', 'could', 'no'),
      lawyers: (t) => t.or('yes', 'yes', 'ask'),
      contact: (t) => t.or('', 'crm.novo@example.org', '+55 91 90000-0000'),
    },
    files: (t) =>
      t.int(0, 2) === 0 ? [payReceipt(t, 'extrato.jpg'), contractPdf(t, 'contrato foto.pdf')] : [],
  },
  {
    id: 'pt-married-in-secret',
    language: 'pt',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Casei com um médico cubano em segredo.', 'Meu marido é cubano e veio pelo programa.', 'Sou brasileira, professora, casada com um dos médicos.')}
      ${t.or('Pediram a ele uma carta explicando o relacionamento. Eu era a "nacional".', 'O casamento no cartório foi com duas testemunhas e nenhuma foto.', `Um coordenador, ${t.chief}, foi à escola onde eu dou aula saber quem eu era.`)}
      ${t.or('Quando descobriram, deram a ele uma semana para voltar. Não voltou.', 'Marcaram passagem de volta para ele sem avisar. Soube pela moça da companhia aérea.', 'Ele foi "convidado" a Brasília e passei três dias sem notícia.')}
      ${t.or('Temos dois filhos e a avó deles nunca os viu.', 'Ele ainda acorda quando toca o telefone.', 'A sogra foi visitada em Cuba. Perguntaram se ela precisava de remédio da pressão. Ela entendeu.')}`,
    answers: {
      role: 'relative',
      seen: 'family punishment minders? ban?',
      documents: (t) => t.or('no', 'have'),
      lawyers: (t) => t.or('yes', 'ask'),
    },
  },
  {
    id: 'pt-portunhol',
    language: 'pt',
    scenes: 'BR',
    hand: 'hasty',
    tell: (t) => prose`
      ${t.or('Oi, buenas, yo hablo portuñol, disculpa.', 'Boa tarde, soy médico cubano e moro aqui faz anos, misturo todo.')}
      ${t.or(`A gente ganava ${t.kept} reais e el programa pagaba ${t.total}, entonces hace a conta.`, `Nos quedaba o ${t.pct}, e ainda tinha que agradecer.`)}
      ${t.or(`Mi coordinador, ${t.chief}, falava que el pasaporte era propiedad del Estado, e o meu filho também, al parecer.`, 'Todo domingo tinha reunión por Skype para hablar mal de los que se quedaron.', 'Eu tinha miedo hasta de la vecina.')}
      ${t.or('Agora tô vendendo churros en la praça e feliz, te juro.', 'Quero o meu dinero, nada más, con papel y con juiz.', 'Se precisar testigo, aquí estoy.')}`,
    answers: {
      role: 'before',
      seen: 'pay passport? minders? politics?',
      documents: (t) => t.or('no', 'could'),
      lawyers: (t) => t.or('yes', ''),
    },
  },
  {
    id: 'pt-angola-nurse',
    language: 'pt',
    scenes: 'AO',
    tell: (t) => prose`
      ${t.or('Sou enfermeiro angolano.', 'Trabalhei com os professores cubanos no hospital.', 'Eu era a chefe do banco de urgência.')}
      ${t.or('O Estado pagava caro por eles, mais do que a três médicos nossos juntos.', `Diziam cinco mil dólares por mês. O doutor me disse que ficava com ${t.kept}.`, `Ele fez a conta num papel de receita: ${t.pct}.`)}
      ${t.or('Não podiam apanhar candongueiro nem ir ao mercado a pé.', 'Havia um mais velho que não consultava ninguém e mandava em todos.', `O responsável, ${t.chief}, vinha aos domingos contar as pessoas.`)}
      ${t.or('Uma doutora teve malária e trabalhou com febre porque faltar descontava.', 'Alguns falavam mal o português e o doente ficava sem perceber o que tomava.', 'Bons colegas, mas tristes.')}`,
    answers: {
      role: 'colleague',
      seen: 'pay movement? minders hours? credentials?',
      documents: (t) => t.or('no', 'could'),
      lawyers: (t) => t.or('ask', 'yes', ''),
    },
  },
  {
    id: 'pt-mozambique',
    language: 'pt',
    scenes: 'MZ',
    tell: (t) => prose`
      ${t.or('Nampula.', 'Sou moçambicano, técnico de cirurgia.', 'Fui motorista do hospital provincial em Moçambique.')}
      ${t.or('Os passaportes deles ficavam na embaixada, em Maputo, a dois mil quilómetros.', 'O cirurgião operava de dia no hospital e de noite dava aulas, e a segunda parte não lhe pagavam.', 'Iam todos juntos na carrinha e voltavam todos juntos.')}
      ${t.or(`Falavam do "${t.pct}".`, 'Pediam-nos emprestado para o pão e pagavam sempre.', 'Um deles fugiu para a África do Sul; os outros foram interrogados a noite toda.')}
      ${t.may('É o que sei, obrigado.')}`,
    answers: {
      role: 'colleague',
      seen: 'passport? pay movement?',
      lawyers: (t) => t.or('yes', ''),
      documents: (t) => t.or('no', ''),
    },
  },
  {
    id: 'pt-pastor',
    language: 'pt',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Sou pastor de uma igreja pequena.', 'Na nossa paróquia demos abrigo a quatro médicos em 2018.', 'A casa paroquial virou pensão naquele dezembro.')}
      ${t.or('Chegaram com uma mala e sem um documento que valesse.', 'Um deles dormiu no banco da igreja porque tinha medo de ser achado.', 'A moça estava grávida e não tinha passaporte.')}
      ${t.or(`Veio um homem dizendo ser da embaixada. Não deixei entrar. Deu o nome de ${t.chief}.`, 'Ligaram para a secretaria da igreja oferecendo "ajuda para o retorno".', 'Trabalhou de pedreiro no telhado da creche, um cirurgião!')}
      ${t.or('Posso testemunhar.', 'Guardei a carta que ele escreveu à família.', 'Hoje os quatro exercem, graças a Deus.')}`,
    answers: {
      role: 'other',
      seen: 'passport punishment? ban?',
      documents: (t) => t.or('no', 'have'),
      lawyers: 'yes',
    },
  },
  {
    id: 'pt-daughter',
    language: 'pt',
    scenes: 'BR:Pelotas',
    once: true,
    hand: 'tidy',
    tell: () => prose`
      Meu pai é o doutor Reynaldo, de Pinar del Río. Ele ficou, eu vim depois, com treze anos, e hoje tenho vinte e faço direito. Estou escrevendo
      um trabalho sobre o que fizeram com ele, mas isto aqui não é o trabalho.

      Quando eu tinha dez anos uma senhora da escola perguntou na frente de todo mundo: "e o teu pai, quando é que ele te escolhe?". Eu não sabia
      responder. Ele tinha escolhido, mas só podia escolher uma vez e o preço era eu.

      Ele não fala. Guarda os recibos numa lata de biscoito. Eu fotografei um sem ele saber e agora me arrependo um pouco. Está aqui.`,
    answers: {
      role: 'relative',
      country: 'BR',
      place: 'Pelotas',
      seen: 'family ban pay',
      documents: 'have',
      lawyers: 'ask',
      contact: 'direito.noturno@example.org',
    },
    files: (t) => [payReceipt(t, 'lata de biscoito.jpg')],
  },
  {
    id: 'pt-short',
    language: 'pt',
    scenes: 'BR AO',
    tell: (t) =>
      t.or(
        `Vi o contrato. ${t.pct} para o médico, o resto não sei para quem.`,
        `R$ ${t.kept} de R$ ${t.total}. Mostrou no celular. ${t.town}.`,
        `O coordenador ${t.chief} ficava com as chaves da casa das médicas. Todo mundo em ${t.town} sabia.`,
        'tiravam o passaporte no aeroporto, eu trabalhava lá na limpeza',
        `Ela pediu ajuda pra minha mãe em ${t.from}. Não soubemos o que fazer. Desculpa.`,
        'Na escala aparecia o nome dele 31 dias no mês.',
      ),
    answers: {
      role: (t) => t.or('colleague', 'other', ''),
      seen: (t) => t.or('pay', 'movement', 'hours', ''),
      lawyers: (t) => t.or('yes', ''),
      documents: (t) => t.or('no', ''),
    },
  },
  {
    id: 'pt-odd',
    language: 'pt',
    tell: (t) =>
      t.or(
        'oi',
        'oi, é aqui que denuncia?',
        'Boa noite, gostaria de saber como faço para me inscrever no programa. Tenho CRM ativo e disponibilidade para o Norte.',
        'Vocês são financiados por quem? Isso aí é propaganda. O cubano que atendeu minha avó foi o único médico que pôs a mão nela em dez anos.',
        'EMPRÉSTIMO CONSIGNADO sem consulta, dinheiro na hora, chame no 0000-0000 ou acesse dinheiro-agora.example.invalid',
        'Vergonha de vocês. Quem não cuida do povo é que fala mal de quem cuida.',
        'teste do formulario, ignorar',
      ),
    answers: { lawyers: (t) => t.or('', 'no') },
  },
  {
    id: 'pt-statistics',
    language: 'pt',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Digitava a produção da unidade no sistema.', 'Era recepcionista do posto.', 'Fui eu que lancei os números, então sei.')}
      ${t.or('Vinha uma segunda folha, com letra diferente, e era essa que eu tinha que digitar.', `Atendiam ${t.int(18, 28)} e entravam ${t.int(36, 48)}.`, 'Nos dias de chuva não vinha ninguém e o sistema dizia trinta e seis.')}
      ${t.or(`Quem conferia era ${t.chief}, uma vez por mês, com calculadora.`, 'A doutora pediu para eu não digitar o falso. Digitei, porque fui ameaçada com a vaga.', 'Perguntei e responderam que era meta do acordo.')}
      ${t.may('Os logs do sistema devem ter o horário: tudo lançado depois das 18 h.')}`,
    answers: {
      role: 'colleague',
      seen: 'statistics punishment?',
      documents: (t) => t.or('could', 'no'),
      lawyers: (t) => t.or('yes', 'ask', ''),
    },
  },
  {
    id: 'pt-long-amazon',
    language: 'pt',
    once: true,
    hand: 'tidy',
    tell: () => prose`
      Este relato é longo; peço paciência. Sou enfermeira indigenista e trabalhei de 2013 a 2019 num polo base do Alto Solimões, perto de
      Tabatinga. Durante esse tempo passaram por lá sete médicos cubanos. Vou falar de três, sem o nome completo.

      O primeiro, Dr. A., chegou em março de 2014 com um dicionário e uma mochila. Era pediatra. Em seis meses já cumprimentava em ticuna. Tirou
      uma aldeia inteira da sarna. Os mais velhos lhe deram um nome. Em outubro recebeu uma ligação no rádio e ficou branco: a mulher dele, em
      Santa Clara, tinha sido chamada no trabalho porque ele havia publicado no Facebook uma foto de rabeta com a legenda "aqui sim sou livre". Era
      piada, ele disse. Apagou a foto, pediu desculpa por escrito ao coordenador, Yordanis Mustelier, e nunca mais riu do mesmo jeito.

      A segunda, Dra. M., era a mais corajosa. Fez as contas numa reunião: a bolsa era de dez mil e quatrocentos, recebiam dois mil e
      novecentos, e antes tinha sido menos, mil dólares dos quais seiscentos ficavam presos em Cuba. Alguém gravou. Em duas semanas
      veio a ordem de transferência para outro polo, sem motivo. No porto, ela me deu um envelope e pediu que eu só abrisse se ela não desse
      notícia. Dá notícia até hoje, portanto o envelope continua fechado. Vou perguntar a ela se posso entregá-lo a vocês.

      O terceiro, Dr. L., adoeceu. Malária falciparum, depois hepatite. O coordenador disse que a remoção custava caro e que ele era médico, que
      se tratasse. Quem pagou o avião foi a prefeitura, por pressão nossa. Ele sobreviveu. Devolveram-no a Cuba por "inaptidão" e com isso
      perdeu o que estava retido, uns quatro mil e quinhentos dólares.

      O que vi com meus olhos, para ficar claro: as ligações de controle às 19 h pelo rádio, todos os dias, inclusive Natal; o caderno em que
      o coordenador anotava as amizades; a ordem de não participar das assembleias indígenas; a recusa de trazer esposas e filhos. O que ouvi deles e não vi: os
      valores, os passaportes na embaixada, as visitas às famílias.

      Não sou contra a vinda de médicos, ao contrário. Depois que foram embora, ficamos quatorze meses sem nenhum e morreram crianças. Digo isso porque
      ninguém pode contar uma coisa sem contar a outra. Mas o que fizeram com essas pessoas tem nome, e eu gostaria que um juiz o pronunciasse.`,
    answers: {
      role: 'colleague',
      country: 'BR',
      place: 'Polo Base Igarapé Novo, Tabatinga',
      year_from: '2013',
      year_to: '2019',
      seen: 'pay movement minders punishment family danger',
      documents: 'could',
      lawyers: 'yes',
      contact: 'alto.solimoes@example.org (internet só às quintas)',
    },
    files: () => [voiceNote('radio 19h.wav', 5)],
  },
  {
    id: 'pt-papers-only',
    language: 'pt',
    scenes: 'BR',
    tell: (t) => prose`
      ${t.or('Segue anexo.', 'Só quero entregar isto.', 'Os arquivos falam por si.')}
      ${t.or('Encontrei numa gaveta quando assumi a sala.', `Era de uma médica que morou em ${t.town}.`, 'Me pediram para destruir e eu não destruí.')}
      ${t.may('Não é preciso responder.')}`,
    answers: {
      documents: 'have',
      seen: (t) => t.or('contract', 'pay', ''),
      lawyers: (t) => t.or('yes', 'ask', ''),
    },
    files: (t) => [
      contractPdf(t, 'documento 1.pdf'),
      ...(t.int(0, 1) ? [payReceipt(t, 'documento 2.png')] : []),
    ],
  },
]
