/**
 * What makes the command start quickly. It is used when the command is built, not when it runs.
 *
 * <p>A JVM that starts with an AOT cache finds the classes of a training run there, parsed,
 * verified and linked. Two things are never in it, and each takes a millisecond or more when it is
 * first come by. {@link cezve.cli.start.QuickStart} takes them out of the jars:
 *
 * <ul>
 *   <li>classes of the formats before Java 6, which have no stack map frames (ASM, picocli): {@link
 *       cezve.cli.start.ClassRewriter} computes the frames;
 *   <li>switches over patterns, and {@code equals} and {@code hashCode} of records: javac leaves
 *       their code to the JVM, which generates classes and method handles for it at first use.
 *       {@link cezve.cli.start.DynamicSite} says which they are and writes them as ordinary
 *       methods.
 * </ul>
 *
 * {@link cezve.cli.start.RunTraining}, {@link cezve.cli.start.ServeTraining} and {@link
 * cezve.cli.start.CommandTraining} then run what the caches are made from. The JVM prepares all
 * classes of its cache at every start, so that {@code run} and {@code serve} have caches of their
 * own.
 */
package cezve.cli.start;
