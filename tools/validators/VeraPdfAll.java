// Holds many PDFs to several profiles of veraPDF in one virtual machine: to start it, and to
// read the profiles, costs more than to examine a file. Arguments: --profiles=ua1,2a, which holds
// for what follows until the next, and files. One line for each file and profile: file, profile,
// PASS, FAIL or ERROR, and the broken rules as clause-test; then one for each profile: a star,
// profile, RULES, and all its rules. Exit status 0 whatever the verdicts are.
import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder;

public final class VeraPdfAll {
    private static final String PROFILES = "--profiles=";

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<String>> verdicts = new ArrayList<>();
        Set<String> asked = new TreeSet<>();
        String[] profiles = {};
        for (String argument : arguments) {
            if (argument.startsWith(PROFILES)) {
                profiles = argument.substring(PROFILES.length()).split(",");
                asked.addAll(List.of(profiles));
                continue;
            }
            for (String profile : profiles)
                verdicts.add(workers.submit(() -> verdict(argument, profile)));
        }
        for (Future<String> verdict : verdicts)
            System.out.println(verdict.get());
        workers.shutdown();
        for (String profile : asked)
            System.out.println("*\t" + profile + "\tRULES\t" + named(Profiles.getVeraProfileDirectory()
                    .getValidationProfileByFlavour(PDFAFlavour.byFlavourId(profile)).getRules().stream()
                    .map(rule -> rule.getRuleId()).collect(Collectors.toSet())));
    }

    private static String verdict(String file, String profile) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
        String judged;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(
                        ValidatorConfigBuilder.defaultBuilder().flavour(flavour).maxFails(-1).build(), flavour)) {
            ValidationResult result = validator.validate(parser);
            judged = result.isCompliant() ? "PASS\t" : "FAIL\t" + named(result.getFailedChecks().keySet());
        } catch (Exception | Error fault) {
            judged = "ERROR\t" + fault.toString().replaceAll("\\s+", " ");
        }
        return file + "\t" + profile + "\t" + judged;
    }

    private static String named(Set<RuleId> rules) {
        return rules.stream().map(rule -> rule.getClause() + "-" + rule.getTestNumber())
                .sorted().collect(Collectors.joining("; "));
    }
}
